(function process(request, response) {
    var table = request.pathParams.table + '';
    var schema = new TableSchema();
    var fields = schema.fieldsOf(table);
    if (!fields.length) {
        var err = new sn_ws_err.NotFoundError('No table ' + table);
        response.setError(err);
        return;
    }
    var withChoices = request.queryParams.choices == 'true';
    var body = {
        table: table,
        parents: schema.parentsOf(table),
        fields: fields.map(function (f) {
            var one = { name: f.name, label: schema.labelOf(table, f.name), type: f.type };
            if (f.reference)
                one.reference = f.reference;
            if (withChoices)
                one.choices = schema.choicesOf(table, f.name).map(function (c) { return c.value; });
            return one;
        })
    };
    response.setBody(body);
})(request, response);

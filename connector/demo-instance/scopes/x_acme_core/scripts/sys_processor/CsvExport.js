(function process(g_request, g_response, g_processor) {
    var table = g_request.getParameter('table');
    var fields = String(g_request.getParameter('fields') || 'number,short_description').split(',');
    var csv = new CsvParser();
    var lines = [];
    var schema = new TableSchema();
    lines.push(fields.map(function (f) { return csv.escape(schema.labelOf(table, f)); }).join(','));
    new QueryBuilder(table).whereRaw(g_request.getParameter('query')).limit(5000).run(function (gr) {
        if (!gr.canRead())
            return;
        lines.push(fields.map(function (f) { return csv.escape(gr.getDisplayValue(f)); }).join(','));
    });
    g_response.setContentType('text/csv');
    g_response.addHeader('Content-Disposition', 'attachment;filename=' + StringTool.slug(table) + '.csv');
    g_processor.writeOutput(lines.join('\r\n'));
})(g_request, g_response, g_processor);

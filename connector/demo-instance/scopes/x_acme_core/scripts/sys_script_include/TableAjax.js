var TableAjax = Class.create();
TableAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    // [{value, label}], sorted by label
    fields: function () {
        var table = this.getParameter('sysparm_table');
        var schema = new TableSchema();
        var list = schema.fieldsOf(table).map(function (f) {
            return { value: f.name, label: schema.labelOf(table, f.name) };
        });
        list.sort(function (a, b) { return a.label < b.label ? -1 : 1; });
        return JSON.stringify(list);
    },

    choices: function () {
        return JSON.stringify(new TableSchema().choicesOf(this.getParameter('sysparm_table'), this.getParameter('sysparm_field')));
    },

    countRecords: function () {
        var gr = new GlideRecord(this.getParameter('sysparm_table'));
        if (!gr.isValid() || !gr.canRead())
            return '-1';
        return new RecordFinder(gr.getTableName()).count(this.getParameter('sysparm_query')) + '';
    },

    type: 'TableAjax'
});

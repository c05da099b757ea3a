var TableSchema = Class.create();
TableSchema.prototype = {
    initialize: function () {
        this._parents = {};
        this._fields = {};
    },

    /**
     * @param {string} table
     * @returns {Array<{name: string, type: string, reference: string, mandatory: boolean, maxLength: number}>} parents' fields too
     */
    fieldsOf: function (table) {
        if (this._fields[table])
            return this._fields[table];
        var tables = [table].concat(this.parentsOf(table));
        var seen = {};
        var out = [];
        var gr = new GlideRecord('sys_dictionary');
        gr.addQuery('name', 'IN', tables.join(','));
        gr.addNotNullQuery('element');
        gr.addActiveQuery();
        gr.orderBy('element');
        gr.query();
        while (gr.next()) {
            var el = gr.getValue('element');
            // an override in the child table has the same element name
            if (seen[el])
                continue;
            seen[el] = true;
            out.push({
                name: el,
                type: gr.getValue('internal_type'),
                reference: gr.getValue('reference'),
                mandatory: gr.getValue('mandatory') === '1',
                maxLength: parseInt(gr.getValue('max_length'), 10) || 0
            });
        }
        this._fields[table] = out;
        return out;
    },

    hasField: function (table, field) {
        return this.fieldsOf(table).some(function (f) { return f.name === field; });
    },

    labelOf: function (table, field) {
        var chain = [table].concat(this.parentsOf(table));
        for (var i = 0; i < chain.length; i++) {
            var doc = new GlideRecord('sys_documentation');
            doc.addQuery('name', chain[i]);
            doc.addQuery('element', field);
            doc.addQuery('language', 'en');
            doc.setLimit(1);
            doc.query();
            if (doc.next())
                return doc.getValue('label');
        }
        return StringTool.toTitle(field);
    },

    parentsOf: function (table) {
        if (this._parents[table])
            return this._parents[table];
        var list = [];
        var gr = new GlideRecord('sys_db_object');
        if (gr.get('name', table)) {
            while (!gs.nil(gr.getValue('super_class'))) {
                var up = new GlideRecord('sys_db_object');
                if (!up.get(gr.getValue('super_class')))
                    break;
                list.push(up.getValue('name'));
                gr = up;
            }
        }
        this._parents[table] = list;
        return list;
    },

    /**
     * Choices in the language of the session, from the nearest table of the hierarchy that has any.
     */
    choicesOf: function (table, field) {
        var chain = [table].concat(this.parentsOf(table));
        for (var i = 0; i < chain.length; i++) {
            var found = this._choices(chain[i], field);
            if (found.length)
                return found;
        }
        return [];
    },

    // null where the field does not refer to another table
    referenceOf: function (table, field) {
        var hit = this.fieldsOf(table).filter(function (f) { return f.name === field; })[0];
        return hit && hit.reference ? hit.reference : null;
    },

    _choices: function (table, field) {
        var list = [];
        var gr = new GlideRecord('sys_choice');
        gr.addQuery('name', table);
        gr.addQuery('element', field);
        gr.addQuery('language', gs.getSession().getLanguage());
        gr.addQuery('inactive', false);
        gr.orderBy('sequence');
        gr.query();
        while (gr.next())
            list.push({ value: gr.getValue('value'), label: gr.getValue('label') });
        return list;
    },

    type: 'TableSchema'
};

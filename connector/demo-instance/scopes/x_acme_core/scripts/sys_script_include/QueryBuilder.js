var QueryBuilder = Class.create();

QueryBuilder.OPERATORS = {
    '=': '=',
    '!=': '!=',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
    'in': 'IN',
    'not in': 'NOT IN',
    'like': 'LIKE',
    'contains': 'LIKE',
    'starts': 'STARTSWITH',
    'ends': 'ENDSWITH',
    'empty': 'ISEMPTY',
    'not empty': 'ISNOTEMPTY',
    'between': 'BETWEEN',
    'same as': 'SAMEAS'
};

/**
 * Builder for a table without a word about a condition.
 * @param {string} table
 * @returns {QueryBuilder}
 */
QueryBuilder.on = function (table) {
    return new QueryBuilder(table);
};

QueryBuilder.prototype = {
    initialize: function (table) {
        if (!table)
            throw new Error('QueryBuilder needs a table');
        this.table = table;
        this._parts = [];
        this._order = [];
        this._max = 0;
        this._window = null;
        this._schema = null;
    },

    /**
     * @param {string} field dot-walking is allowed
     * @param {string} op one of QueryBuilder.OPERATORS
     * @param {*} value arrays are joined with commas
     * @returns {QueryBuilder} itself
     */
    where: function (field, op, value) {
        // where('active', true) is the short form of '='
        if (arguments.length === 2) {
            value = op;
            op = '=';
        }
        this._parts.push({ join: '^', text: this._condition(field, op, value) });
        return this;
    },

    orWhere: function (field, op, value) {
        if (this._parts.length === 0)
            throw new Error('orWhere before where on ' + this.table);
        if (arguments.length === 2) {
            value = op;
            op = '=';
        }
        this._parts.push({ join: '^OR', text: this._condition(field, op, value) });
        return this;
    },

    // new group: (a and b) OR NEW (c and d)
    newGroup: function () {
        this._parts.push({ join: '^NQ', text: '' });
        return this;
    },

    whereActive: function () {
        return this.where('active', '=', 'true');
    },

    whereRaw: function (encoded) {
        if (encoded)
            this._parts.push({ join: '^', text: encoded });
        return this;
    },

    createdWithin: function (days) {
        var gdt = new GlideDateTime();
        gdt.addDaysUTC(-Math.abs(days));
        return this.where('sys_created_on', '>=', gdt.getValue());
    },

    orderBy: function (field) {
        var f = String(field);
        if (f.charAt(0) === '-')
            this._order.push('ORDERBYDESC' + f.substring(1));
        else
            this._order.push('ORDERBY' + f);
        return this;
    },

    limit: function (n) {
        this._max = parseInt(n, 10) || 0;
        return this;
    },

    page: function (number, size) {
        this._window = [number * size, (number + 1) * size];
        return this;
    },

    toEncoded: function () {
        var out = '';
        var fresh = true;
        for (var i = 0; i < this._parts.length; i++) {
            var p = this._parts[i];
            if (p.join === '^NQ') {
                out += '^NQ';
                fresh = true;
                continue;
            }
            out += (fresh ? '' : p.join) + p.text;
            fresh = false;
        }
        if (this._order.length)
            out += (out ? '^' : '') + this._order.join('^');
        return out;
    },

    /**
     * Calls back with every record; return false from the callback to stop.
     * @param {function(GlideRecord, number)} callback
     * @returns {number} how many records were handed over
     */
    run: function (callback) {
        var gr = this._open();
        var n = 0;
        while (gr.next()) {
            n++;
            if (callback(gr, n) === false)
                break;
        }
        return n;
    },

    /**
     * @param {string[]|string} fields list, or names with commas between
     * @returns {Object[]} plain objects, sys_id is always in
     */
    collect: function (fields) {
        var rows = [];
        var names = typeof fields === 'string' ? fields.split(',') : fields;
        this.run(function (gr) {
            var row = { sys_id: gr.getUniqueValue() };
            for (var i = 0; i < names.length; i++) {
                var el = gr.getElement(names[i]);
                row[names[i]] = el ? el.toString() : null;
            }
            rows.push(row);
        });
        return rows;
    },

    count: function () {
        var ga = new GlideAggregate(this.table);
        ga.addEncodedQuery(this.toEncoded());
        ga.addAggregate('COUNT');
        ga.query();
        return ga.next() ? parseInt(ga.getAggregate('COUNT'), 10) : 0;
    },

    // unknown fields throw from here on, the platform would just ignore them
    strict: function () {
        this._schema = new TableSchema();
        return this;
    },

    _open: function () {
        var gr = new GlideRecord(this.table);
        if (!gr.isValid())
            throw new Error('No such table: ' + this.table);
        var q = this.toEncoded();
        if (q)
            gr.addEncodedQuery(q);
        if (this._window)
            gr.chooseWindow(this._window[0], this._window[1]);
        else if (this._max)
            gr.setLimit(this._max);
        gr.query();
        return gr;
    },

    _condition: function (field, op, value) {
        var key = String(op).toLowerCase();
        var operator = QueryBuilder.OPERATORS[key];
        if (!operator)
            throw new Error('Operator not known: ' + op);
        if (this._schema && field.indexOf('.') < 0 && !this._schema.hasField(this.table, field))
            throw new Error(this.table + ' has no field ' + field);
        if (operator === 'ISEMPTY' || operator === 'ISNOTEMPTY')
            return field + operator;
        return field + operator + this._literal(value);
    },

    _literal: function (value) {
        if (value === null || value === undefined)
            return 'NULL';
        if (Array.isArray(value))
            return value.map(function (v) { return String(v); }).join(',');
        if (typeof value.getValue === 'function')
            return value.getValue();
        // a caret in user input would start a condition of its own
        return String(value).replace(/\^/g, '^^');
    },

    type: 'QueryBuilder'
};

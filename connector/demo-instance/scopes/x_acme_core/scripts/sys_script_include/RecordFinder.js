var RecordFinder = Class.create();
RecordFinder.prototype = {
    initialize: function(table) {
        this.table = table;
        this.numberField = 'number';
    },

    byNumber: function(number) {
        if (gs.nil(number)) return null;
        var gr = new GlideRecord(this.table);
        gr.addQuery(this.numberField, String(number).trim().toUpperCase());
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr : null;
    },

    byId: function(id) {
        var gr = new GlideRecord(this.table);
        return id && gr.get(id) ? gr : null;
    },

    first: function(encodedQuery) {
        var gr = this._query(encodedQuery, 1);
        return gr.next() ? gr : null;
    },

    // array, so that callers can use length / forEach. Every entry is its own record.
    all: function(encodedQuery, limit) {
        var found = [];
        var gr = this._query(encodedQuery, limit);
        while (gr.next()) {
            var one = new GlideRecord(this.table);
            if (one.get(gr.getUniqueValue()))
                found.push(one);
        }
        return found;
    },

    count: function(encodedQuery) {
        var ga = new GlideAggregate(this.table);
        if (encodedQuery) ga.addEncodedQuery(encodedQuery);
        ga.addAggregate('COUNT');
        ga.query();
        return ga.next() ? parseInt(ga.getAggregate('COUNT'), 10) : 0;
    },

    exists: function(query) {
        return this.first(query) !== null;
    },

    _query: function(encodedQuery, limit) {
        var gr = new GlideRecord(this.table);
        if (encodedQuery) gr.addEncodedQuery(encodedQuery);
        if (limit) gr.setLimit(limit);
        gr.query();
        return gr;
    },

    type: 'RecordFinder'
};

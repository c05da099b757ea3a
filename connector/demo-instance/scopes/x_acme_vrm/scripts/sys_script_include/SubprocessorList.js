var SubprocessorList = Class.create();
SubprocessorList.prototype = {

    initialize: function (vendorId) {
        this.vendorId = vendorId;
        this.table = 'x_acme_vrm_subprocessor';
    },

    current: function () {
        return new x_acme_core.QueryBuilder(this.table)
            .where('vendor', '=', this.vendorId)
            .whereActive()
            .orderBy('name')
            .collect(['name', 'country', 'purpose']);
    },

    /**
     * Compares what the vendor published with what we know and writes the difference.
     * @param {Array} published {name, country, purpose}
     * @return {{added: string[], removed: string[]}} names
     */
    update: function (published) {
        var known = this.current().map(this._name);
        var names = published.map(this._name);
        var tool = new x_acme_core.ArrayTool();
        var result = { added: tool.difference(names, known), removed: tool.difference(known, names) };
        var self = this;
        published.forEach(function (p) {
            if (result.added.indexOf(p.name) >= 0)
                self._insert(p);
        });
        result.removed.forEach(function (name) {
            self._deactivate(name);
        });
        return result;
    },

    outsideEu: function () {
        return this.current().filter(function (s) {
            return !x_acme_core.CountryRegion.isEu(s.country);
        });
    },

    _name: function (row) {
        return row.name;
    },

    _insert: function (p) {
        var gr = new GlideRecord(this.table);
        gr.initialize();
        gr.vendor = this.vendorId;
        gr.name = p.name;
        gr.country = p.country;
        gr.purpose = p.purpose;
        gr.active = true;
        gr.insert();
    },

    _deactivate: function (name) {
        var gr = new x_acme_core.RecordFinder(this.table).first('active=true^vendor=' + this.vendorId + '^name=' + name);
        if (gr) {
            gr.active = false;
            gr.update();
        }
    },

    type: 'SubprocessorList'
};

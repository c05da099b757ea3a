var SoftwareModelMatcher = Class.create();
SoftwareModelMatcher.prototype = {
    initialize: function () {
        this.minScore = 0.6;
    },

    // best software model for what discovery found, '' when nothing is near enough
    match: function (publisher, title, version) {
        var best = '', score = 0;
        var words = this._words(title);
        var m = new GlideRecord('cmdb_software_product_model');
        m.addQuery('manufacturer.name', 'CONTAINS', publisher.split(' ')[0]);
        m.query();
        while (m.next()) {
            var s = this._overlap(words, this._words(m.getValue('name')));
            if (version && m.getValue('version') && version.indexOf(m.getValue('version')) === 0)
                s += 0.15;
            if (s > score) {
                score = s;
                best = m.getUniqueValue();
            }
        }
        return score >= this.minScore ? best : '';
    },

    aliasesOf: function (productId) {
        var names = [];
        var a = new GlideRecord('x_acme_asset_software_alias');
        a.addQuery('product', productId);
        a.query();
        while (a.next())
            names.push(a.getValue('discovered_name'));
        return new x_acme_core.ArrayTool().unique(names);
    },

    learn: function (discoveredName, productId) {
        var a = new GlideRecord('x_acme_asset_software_alias');
        a.initialize();
        a.discovered_name = discoveredName;
        a.product = productId;
        a.source = 'manual';
        return a.insert();
    },

    _words: function (t) {
        return String(t).toLowerCase().replace(/[^a-z0-9 ]/g, ' ').split(/\s+/).filter(function (w) {
            return w.length > 1 && ['the', 'for', 'x64', 'x86', 'edition', 'update'].indexOf(w) < 0;
        });
    },

    _overlap: function (a, b) {
        if (!a.length || !b.length) return 0;
        var hit = a.filter(function (w) { return b.indexOf(w) > -1; }).length;
        return 2 * hit / (a.length + b.length);
    },

    type: 'SoftwareModelMatcher'
};

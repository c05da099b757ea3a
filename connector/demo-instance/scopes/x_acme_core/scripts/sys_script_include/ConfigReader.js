var ConfigReader = Class.create();
ConfigReader.prototype = {
    initialize: function (prefix) {
        this.prefix = prefix || 'x_acme_core';
        this.cache = null;
    },

    // table first, system property second, fallback third
    getString: function (key, fallback) {
        var rows = this._rows();
        if (rows.hasOwnProperty(key))
            return rows[key];
        var prop = gs.getProperty(this.prefix + '.' + key);
        if (!gs.nil(prop))
            return String(prop);
        return fallback === undefined ? '' : fallback;
    },

    getNumber: function (key, fallback) {
        var n = parseFloat(this.getString(key, ''));
        return isNaN(n) ? fallback : n;
    },

    /**
     * Values are split at comma, semicolon or end of line.
     * @returns {string[]}
     */
    getList: function (key, fallback) {
        var text = this.getString(key, '');
        if (!text)
            return fallback || [];
        return text.split(/[,;\n]/).map(function (s) { return s.trim(); }).filter(function (s) { return s; });
    },

    isEnabled: function (flag) {
        var v = this.getString(flag, 'false').toLowerCase();
        return v === 'true' || v === '1' || v === 'yes';
    },

    // for the support page, so secrets are starred out
    snapshot: function () {
        var copy = {}, rows = this._rows();
        for (var k in rows)
            copy[k] = /secret|password|token/i.test(k) ? '********' : rows[k];
        return copy;
    },

    _rows: function () {
        if (this.cache)
            return this.cache;
        this.cache = {};
        var gr = new GlideRecord('x_acme_core_config');
        gr.addActiveQuery();
        gr.addQuery('prefix', this.prefix);
        gr.query();
        while (gr.next())
            this.cache[gr.getValue('key')] = gr.getValue('value');
        return this.cache;
    },

    type: 'ConfigReader'
};

var AssetImportNormalizerSNC = Class.create();

AssetImportNormalizerSNC.MANUFACTURER_ALIASES = {
    'hewlett packard': 'HP',
    'hewlett-packard': 'HP',
    'hp inc.': 'HP',
    'dell inc.': 'Dell',
    'dell computer corp': 'Dell',
    'lenovo group': 'Lenovo',
    'apple computer': 'Apple',
    'cisco systems, inc.': 'Cisco'
};

AssetImportNormalizerSNC.prototype = {

    initialize: function () {
        this._manufacturerCache = {};
        this.warnings = [];
    },

    /**
     * Cleans one row of a staging table. The row is not changed, a new object comes back.
     * @param {Object} row plain object, keys as in the staging table without the u_ prefix
     * @return {Object} row with clean serial, manufacturer, model, dates; `skip` set when the row is unusable
     */
    normalize: function (row) {
        this.warnings = [];
        var clean = {
            serial: this.cleanSerial(row.serial),
            manufacturer: this.manufacturerId(row.manufacturer),
            modelNumber: String(row.model_number || '').trim(),
            purchased: this.parseDate(row.purchase_date),
            cost: this.parseMoney(row.cost),
            skip: false
        };
        if (!clean.serial && !row.asset_tag) {
            clean.skip = true;
            this.warnings.push('Neither serial nor tag');
        }
        return clean;
    },

    cleanSerial: function (serial) {
        var s = String(serial || '').toUpperCase().replace(/[^A-Z0-9\-]/g, '');
        // values that BIOS vendors ship when nobody has filled in anything
        if (/^(TOBEFILLEDBYOEM|DEFAULTSTRING|SYSTEMSERIALNUMBER|0+|NONE|NA)$/.test(s))
            return '';
        return s;
    },

    manufacturerId: function (name) {
        var key = String(name || '').trim().toLowerCase();
        if (!key)
            return '';
        var canonical = AssetImportNormalizerSNC.MANUFACTURER_ALIASES[key] || String(name).trim();
        if (this._manufacturerCache[canonical])
            return this._manufacturerCache[canonical];
        var co = new GlideRecord('core_company');
        co.addQuery('name', canonical);
        co.addQuery('manufacturer', true);
        co.setLimit(1);
        co.query();
        if (!co.next()) {
            this.warnings.push('Unknown manufacturer ' + name);
            return '';
        }
        this._manufacturerCache[canonical] = co.getUniqueValue();
        return co.getUniqueValue();
    },

    parseDate: function (text) {
        if (!text)
            return '';
        var m = /^(\d{1,2})[.\/](\d{1,2})[.\/](\d{4})$/.exec(text);
        if (m)
            return m[3] + '-' + ('0' + m[2]).slice(-2) + '-' + ('0' + m[1]).slice(-2);
        m = /^\d{4}-\d{2}-\d{2}/.exec(text);
        if (m)
            return m[0];
        this.warnings.push('Date not understood: ' + text);
        return '';
    },

    /**
     * Reads 1.234,50 as well as 1,234.50.
     * @param {string} text
     * @return {number} 0 when there is no number in it
     */
    parseMoney: function (text) {
        var t = String(text || '').replace(/[^\d,.\-]/g, '');
        if (t.indexOf(',') > t.lastIndexOf('.'))
            t = t.replace(/\./g, '').replace(',', '.');
        else
            t = t.replace(/,/g, '');
        return parseFloat(t) || 0;
    },

    type: 'AssetImportNormalizerSNC'
};

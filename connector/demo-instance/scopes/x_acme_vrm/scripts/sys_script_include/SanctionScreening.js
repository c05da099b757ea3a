var SanctionScreening = Class.create();
SanctionScreening.prototype = {
    initialize: function () {
        this.http = new x_acme_core.HttpClient(gs.getProperty('x_acme_vrm.screening.url'));
        this.http.setAuth('x_acme_vrm.screening');
        this.threshold = new x_acme_core.ConfigReader('x_acme_vrm').getNumber('screening.threshold', 85);
        this.limiter = new x_acme_core.RetryPolicy(2, 1500);
    },

    /**
     * Looks for a name on the sanction lists.
     * @param name    legal name
     * @param country ISO code of two letters, may be empty
     * @return {hit, score, lists, list, raw}, list is the first of lists. Never throws: when the service is away hit is null
     */
    screen: function (name, country) {
        var self = this;
        var clean = this._strip(name);
        try {
            var body = this.limiter.run(function () {
                return self.http.post('/v2/match', { name: clean, country: country || '', fuzzy: true });
            });
            if (this.http.lastStatus() != 200)
                return { hit: null, score: 0, lists: [], raw: body };
            var matches = (typeof body == 'string' ? JSON.parse(body) : body).matches || [];
            var top = 0, lists = [];
            matches.forEach(function (m) {
                if (m.score > top) top = m.score;
                if (m.score >= self.threshold && lists.indexOf(m.list) < 0) lists.push(m.list);
            });
            return { hit: lists.length > 0, score: top, lists: lists, list: lists[0] || '', raw: matches };
        } catch (e) {
            gs.error('Screening of ' + clean + ' failed: ' + e);
            return { hit: null, score: 0, lists: [], raw: null };
        }
    },

    /**
     * Screens a vendor by name and keeps the outcome.
     * @param vendorId core_company
     * @return like screen(), null for an unknown vendor
     */
    screenVendor: function (vendorId) {
        var v = new GlideRecord('core_company');
        if (!v.get(vendorId)) return null;
        var r = this.screen(v.getValue('name'), v.getValue('country'));
        var s = new GlideRecord('x_acme_vrm_screening');
        s.initialize();
        s.setValue('vendor', vendorId);
        s.setValue('outcome', r.hit === null ? 'error' : (r.hit ? 'hit' : 'clear'));
        s.setValue('top_score', r.score);
        s.setValue('lists', r.lists.join(','));
        s.insert();
        return r;
    },

    lastResult: function (vendorId) {
        var s = new GlideRecord('x_acme_vrm_screening');
        s.addQuery('vendor', vendorId);
        s.addQuery('outcome', '!=', 'error');
        s.orderByDesc('sys_created_on');
        s.setLimit(1);
        s.query();
        if (!s.next()) return null;
        return { hit: s.getValue('outcome') == 'hit' && s.getValue('cleared_by') == null, on: s.getValue('sys_created_on'), lists: s.getValue('lists') };
    },

    // legal forms only make noise in the matching
    _strip: function (name) {
        return String(name).replace(/\b(gmbh|ag|inc|ltd|llc|s\.?a\.?|b\.?v\.?|co|kg|plc)\b\.?/gi, '').replace(/\s+/g, ' ').trim();
    },

    type: 'SanctionScreening'
};

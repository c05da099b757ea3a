var ThirdPartyFeedSNC = Class.create();
ThirdPartyFeedSNC.prototype = Object.extendsObject(x_acme_core.HttpClient, {

    initialize: function () {
        x_acme_core.HttpClient.prototype.initialize.call(this, gs.getProperty('x_acme_vrm.rating_feed.url'));
        this.setAuth('x_acme_vrm.rating_feed');
        this.pageSize = 200;
    },

    // ratings that changed since the given time; pages through the feed
    pull: function (since) {
        var all = [], page = 1, more = true;
        while (more && page < 50) {
            var body = this.get('/ratings?since=' + x_acme_core.DateMath.toIso(since) + '&page=' + page + '&size=' + this.pageSize, {});
            if (this.lastStatus() != 200)
                throw new Error('Feed answered ' + this.lastStatus());
            var items = new x_acme_integ.JsonPath().pickAll(body, '$.data[*]');
            all = all.concat(items);
            more = items.length == this.pageSize;
            page++;
        }
        return all;
    },

    store: function (items) {
        var stored = 0;
        for (var i = 0; i < items.length; i++) {
            var vendor = this._vendorFor(items[i].duns, items[i].domain);
            if (!vendor)
                continue;
            var r = new GlideRecord('x_acme_vrm_rating');
            r.initialize();
            r.setValue('vendor', vendor);
            r.setValue('rating', items[i].rating);
            r.setValue('rated_on', String(items[i].date).substring(0, 10));
            r.setValue('source', this.type);
            r.insert();
            stored++;
        }
        return stored;
    },

    latestRating: function (vendorId) {
        var r = new GlideRecord('x_acme_vrm_rating');
        r.addQuery('vendor', vendorId);
        r.orderByDesc('rated_on');
        r.setLimit(1);
        r.query();
        return r.next() ? parseInt(r.getValue('rating'), 10) : null;
    },

    _vendorFor: function (duns, domain) {
        var v = new GlideRecord('core_company');
        var qc = v.addQuery('x_acme_vrm_duns', duns);
        if (domain)
            qc.addOrCondition('website', 'CONTAINS', domain);
        v.setLimit(1);
        v.query();
        return v.next() ? v.getUniqueValue() : '';
    },

    type: 'ThirdPartyFeedSNC'
});

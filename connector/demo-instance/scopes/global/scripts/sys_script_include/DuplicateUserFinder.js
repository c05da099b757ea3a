var DuplicateUserFinder = Class.create();
DuplicateUserFinder.prototype = {
    initialize: function () {
        this.ignored = gs.getProperty('acme.users.ignored_domains', 'acme.example').split(',');
    },

    byEmail: function () {
        var pairs = [];
        var ga = new GlideAggregate('sys_user');
        ga.addActiveQuery();
        ga.addNotNullQuery('email');
        ga.groupBy('email');
        ga.addAggregate('COUNT');
        ga.addHaving('COUNT', '>', '1');
        ga.query();
        while (ga.next()) {
            if (!this._skip(ga.getValue('email')))
                pairs.push(ga.getValue('email'));
        }
        return pairs;
    },

    // the account that was used last stays
    survivorOf: function (email) {
        var gr = new GlideRecord('sys_user');
        gr.addActiveQuery();
        gr.addQuery('email', email);
        gr.orderByDesc('last_login_time');
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr.getUniqueValue() : '';
    },

    _skip: function (email) {
        return this.ignored.indexOf(email.split('@')[1]) >= 0;
    },

    type: 'DuplicateUserFinder'
};

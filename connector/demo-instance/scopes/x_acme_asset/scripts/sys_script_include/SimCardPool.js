var SimCardPool = Class.create();
SimCardPool.prototype = {

    initialize: function () {
        this.table = 'x_acme_asset_sim';
    },

    // oldest free card first, unused cards cost us the base fee
    next: function (carrier) {
        var gr = new GlideRecord(this.table);
        gr.addQuery('state', 'free');
        if (carrier)
            gr.addQuery('carrier', carrier);
        gr.orderBy('sys_created_on');
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr.getUniqueValue() : '';
    },

    activate: function (simId, userId, plan) {
        var gr = new GlideRecord(this.table);
        if (!gr.get(simId) || gr.getValue('state') != 'free')
            return false;
        gr.setValue('state', 'active');
        gr.setValue('user', userId);
        gr.setValue('plan', plan || 'standard');
        gr.setValue('active_since', new GlideDateTime());
        return gr.update() !== null;
    },

    suspend: function (simId, why) {
        return this._setState(simId, 'suspended', why);
    },

    terminate: function (simId, why) {
        return this._setState(simId, 'terminated', why);
    },

    ofUser: function (userId) {
        return new x_acme_core.QueryBuilder(this.table)
            .where('user', '=', userId)
            .where('state', 'IN', ['active', 'suspended'])
            .collect('iccid,number,plan,state');
    },

    /** EUR a month by carrier */
    monthlyCost: function () {
        var ga = new GlideAggregate(this.table);
        ga.addQuery('state', 'IN', 'active,suspended,free');
        ga.groupBy('carrier');
        ga.addAggregate('SUM', 'monthly_fee');
        ga.query();
        var cost = {};
        while (ga.next())
            cost[ga.getValue('carrier')] = parseFloat(ga.getAggregate('SUM', 'monthly_fee')) || 0;
        return cost;
    },

    _setState: function (simId, state, why) {
        var gr = new GlideRecord(this.table);
        if (!gr.get(simId))
            return false;
        gr.setValue('state', state);
        gr.setValue('state_reason', why);
        return gr.update() !== null;
    },

    type: 'SimCardPool'
};

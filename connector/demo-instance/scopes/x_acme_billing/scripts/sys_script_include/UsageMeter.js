var UsageMeter = Class.create();
UsageMeter.prototype = {
    initialize: function (subscriptionId) {
        this.subscription = subscriptionId;
    },

    record: function (metric, quantity, at) {
        if (quantity < 0) {
            throw new Error('Usage can not be negative');
        }
        const gr = new GlideRecord('x_acme_billing_usage');
        gr.newRecord();
        gr.setValue('subscription', this.subscription);
        gr.setValue('metric', metric);
        gr.setValue('quantity', quantity);
        gr.setValue('measured_at', at || new GlideDateTime());
        return gr.insert();
    },

    /**
     * @param {string} metric
     * @param {GlideDateTime} from inclusive
     * @param {GlideDateTime} to exclusive
     * @returns {number}
     */
    total: function (metric, from, to) {
        const ga = new GlideAggregate('x_acme_billing_usage');
        ga.addQuery('subscription', this.subscription);
        ga.addQuery('metric', metric);
        ga.addQuery('measured_at', '>=', from);
        ga.addQuery('measured_at', '<', to);
        ga.addAggregate('SUM', 'quantity');
        ga.setGroup(false);
        ga.query();
        return ga.next() ? Number(ga.getAggregate('SUM', 'quantity')) || 0 : 0;
    },

    overage: function (metric, from, to) {
        const used = this.total(metric, from, to);
        const allow = this._allowance(metric);
        return used > allow ? used - allow : 0;
    },

    markBilled: function (invoiceId, to) {
        const gr = new GlideRecord('x_acme_billing_usage');
        gr.addQuery('subscription', this.subscription);
        gr.addNullQuery('billed_on');
        gr.addQuery('measured_at', '<', to);
        gr.setValue('billed_on', invoiceId);
        gr.updateMultiple();
    },

    _allowance: function (metric) {
        let allowance = 0;
        const gr = new GlideRecord('x_acme_billing_allowance');
        gr.addQuery('subscription', this.subscription);
        gr.addQuery('metric', metric);
        gr.query();
        while (gr.next()) {
            allowance += Number(gr.getValue('quantity'));
        }
        return allowance;
    },

    type: 'UsageMeter'
};

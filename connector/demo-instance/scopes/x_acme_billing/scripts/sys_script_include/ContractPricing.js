var ContractPricing = Class.create();
ContractPricing.prototype = {
    initialize: function () {
        this.cache = {};
    },

    /**
     * Price agreed with the customer on a date; the list price when the contract says nothing.
     * @param {string} item item code
     * @param {string} customer sys_id
     * @param {GlideDate|string} date
     * @return {number} 0 if the item is not known at all
     */
    priceFor: function (item, customer, date) {
        var contract = this._contractOf(customer, date);
        if (contract) {
            var rate = new GlideRecord('x_acme_billing_contract_rate');
            rate.addQuery('contract', contract);
            rate.addQuery('item', item);
            rate.query();
            if (rate.next()) {
                return parseFloat(rate.getValue('price'));
            }
        }
        return this._listPrice(item);
    },

    /**
     * @param {string} item
     * @param {string} customer sys_id
     * @param {number} quantity
     * @return {number} percent, the best one that applies
     */
    discountFor: function (item, customer, quantity) {
        var best = 0;
        var contract = this._contractOf(customer, new GlideDate());
        if (!contract) {
            return 0;
        }
        var d = new GlideRecord('x_acme_billing_discount');
        d.addQuery('contract', contract);
        d.addQuery('item', item).addOrCondition('item', '');
        d.addQuery('from_quantity', '<=', quantity);
        d.query();
        while (d.next()) {
            best = Math.max(best, parseFloat(d.getValue('percent')));
        }
        return best;
    },

    _listPrice: function (item) {
        var gr = new GlideRecord('x_acme_billing_item');
        return gr.get('code', item) ? parseFloat(gr.getValue('list_price')) : 0;
    },

    _contractOf: function (customer, date) {
        var key = customer + '@' + date;
        if (key in this.cache) {
            return this.cache[key];
        }
        var c = new GlideRecord('x_acme_billing_contract');
        c.addQuery('customer', customer);
        c.addQuery('state', 'active');
        c.addQuery('starts', '<=', date);
        c.addQuery('ends', '>=', date);
        c.orderByDesc('starts');
        c.setLimit(1);
        c.query();
        this.cache[key] = c.next() ? c.getUniqueValue() : '';
        return this.cache[key];
    },

    type: 'ContractPricing'
};

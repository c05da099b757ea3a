var PricingAjax = Class.create();
PricingAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
    getPrice: function () {
        var item = this.getParameter('sysparm_item');
        var customer = this.getParameter('sysparm_customer');
        var quantity = parseFloat(this.getParameter('sysparm_quantity')) || 1;
        var pricing = new ContractPricing();
        return JSON.stringify({
            price: pricing.priceFor(item, customer, new GlideDate()),
            discount: pricing.discountFor(item, customer, quantity)
        });
    },

    getTaxRate: function () {
        return new TaxCalculator().rateFor(this.getParameter('sysparm_country'), this.getParameter('sysparm_category') || 'standard');
    },

    // sales wants to see the price of last year next to the one of today
    getPriceLastYear: function () {
        var day = new GlideDateTime();
        day.addYearsUTC(-1);
        return new ContractPricing().priceFor(this.getParameter('sysparm_item'), this.getParameter('sysparm_customer'), day.getDate());
    },

    getRenewalPrice: function () {
        var sub = new GlideRecord('x_acme_billing_subscription');
        if (!sub.get(this.getParameter('sysparm_subscription')))
            return '';
        return new SubscriptionRenewal().newPrice(sub);
    },

    type: 'PricingAjax'
});

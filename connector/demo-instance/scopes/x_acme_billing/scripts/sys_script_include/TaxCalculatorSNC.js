/**
 * Delivered tax determination. Do not change this one, overwrite in TaxCalculator.
 */
var TaxCalculatorSNC = Class.create();
TaxCalculatorSNC.prototype = {

    initialize: function() {
        this.rates = {};
        this.reader = new x_acme_core.ConfigReader();
    },

    /**
     * Determines the tax of every line.
     *
     * @param {Array} lines    objects with category and amount
     * @param {String} country ISO 3166 alpha 2
     * @return {Object} {lines: [{rate, tax}], total}
     */
    taxFor: function(lines, country) {
        var out = { lines: [], total: 0 };
        for (var i = 0; i < lines.length; i++) {
            var rate = this.rateFor(country, lines[i].category);
            var tax = Math.round(lines[i].amount * rate) / 100;
            out.lines.push({ rate: rate, tax: tax });
            out.total += tax;
        }
        return out;
    },

    /**
     * @param {String} country
     * @param {String} category
     * @return {Number} percent; the standard rate of the country or billing.tax.default when nothing is maintained
     */
    rateFor: function(country, category) {
        var key = country + '|' + category;
        if (this.rates.hasOwnProperty(key)) {
            return this.rates[key];
        }
        var rate = this._lookup(country, category);
        if (rate === null) {
            rate = this._lookup(country, 'standard');
        }
        if (rate === null) {
            rate = this.reader.getNumber('billing.tax.default', 19);
            gs.warn('No tax rate maintained for ' + key + ', default ' + rate + ' taken');
        }
        this.rates[key] = rate;
        return rate;
    },

    exemptions: function(customerId) {
        var categories = [];
        var ex = new GlideRecord('x_acme_billing_tax_exemption');
        ex.addQuery('customer', customerId);
        ex.addQuery('valid_to', '>=', new GlideDate()).addOrCondition('valid_to', '');
        ex.query();
        while (ex.next()) {
            categories.push(ex.getValue('category'));
        }
        return categories;
    },

    isReverseCharge: function(country, vatId) {
        var own = this.reader.getString('billing.company.country', 'DE');
        return country != own && !!vatId && this.reader.getList('billing.eu.countries').indexOf(country) > -1;
    },

    _lookup: function(country, category) {
        var r = new GlideRecord('x_acme_billing_tax_rate');
        r.addQuery('country', country);
        r.addQuery('category', category);
        r.addQuery('valid_from', '<=', new GlideDate());
        r.orderByDesc('valid_from');
        r.setLimit(1);
        r.query();
        return r.next() ? parseFloat(r.getValue('rate')) : null;
    },

    type: 'TaxCalculatorSNC'
};

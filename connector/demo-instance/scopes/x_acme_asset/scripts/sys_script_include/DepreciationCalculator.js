var DepreciationCalculator = Class.create();
DepreciationCalculator.DEFAULT_MONTHS = 48;
DepreciationCalculator.prototype = {
    initialize: function (bookCurrency) {
        this.currency = bookCurrency || 'EUR';
        this.fx = new x_acme_core.CurrencyConverter(this.currency);
    },

    /* monthly amount */
    straightLine: function (cost, salvage, months) {
        if (!months || months <= 0)
            return 0;
        return this.fx.round((cost - (salvage || 0)) / months, this.currency);
    },

    /**
     * @param {string} assetId
     * @param {GlideDateTime} date
     * @returns {number} in the book currency, 0 for an asset without purchase date
     */
    bookValue: function (assetId, date) {
        var basis = this._basisOf(assetId);
        if (!basis)
            return 0;
        var used = this._monthsBetween(basis.start, date);
        if (used <= 0)
            return basis.cost;
        if (used >= basis.months)
            return basis.salvage;
        var monthly = this.straightLine(basis.cost, basis.salvage, basis.months);
        return this.fx.round(basis.cost - monthly * used, this.currency);
    },

    /**
     * Plan of an asset, one row a month from the month after the purchase.
     * @param {string} assetId sys_id of the alm_asset
     * @returns {Array<{period: string, amount: number, remaining: number}>}
     */
    schedule: function (assetId) {
        var rows = [];
        var basis = this._basisOf(assetId);
        if (!basis)
            return rows;
        var dm = new x_acme_core.DateMath();
        var monthly = this.straightLine(basis.cost, basis.salvage, basis.months);
        var left = basis.cost - basis.salvage;
        var cursor = new GlideDateTime(basis.start);
        for (var i = 0; i < basis.months; i++) {
            cursor.addMonthsUTC(1);
            var closing = dm.endOfMonth(cursor);
            // last row takes what rounding has left
            var amount = i == basis.months - 1 ? left : Math.min(monthly, left);
            left = this.fx.round(left - amount, this.currency);
            rows.push({ period: closing.getValue().substring(0, 7), amount: amount, remaining: left + basis.salvage });
        }
        return rows;
    },

    _basisOf: function (assetId) {
        var gr = new GlideRecord('alm_asset');
        if (!gr.get(assetId) || !gr.getValue('purchase_date'))
            return null;
        var start = new GlideDateTime(gr.getValue('purchase_date'));
        var cost = Number(gr.getValue('cost') || 0);
        var code = String(gr.cost.getCurrencyCode() || this.currency);
        if (code != this.currency)
            cost = this.fx.convert(cost, code, this.currency, start);
        return {
            start: start,
            cost: cost,
            salvage: Number(gr.getValue('salvage_value') || 0),
            months: parseInt(gr.model.depreciation_months, 10) || DepreciationCalculator.DEFAULT_MONTHS
        };
    },

    _monthsBetween: function (a, b) {
        return (b.getYearUTC() - a.getYearUTC()) * 12 + (b.getMonthUTC() - a.getMonthUTC());
    },

    type: 'DepreciationCalculator'
};

var LeaseTerms = Class.create();
LeaseTerms.prototype = {
    initialize: function () {
        this.dateMath = new x_acme_core.DateMath();
    },

    isRunning: function (assetId) {
        var l = this._current(assetId);
        return l != null && l.getValue('returned') != '1';
    },

    /**
     * Last day on which we can cancel.
     * @param {string} leaseId
     * @returns {GlideDateTime|null}
     */
    noticeBy: function (leaseId) {
        var l = new GlideRecord('x_acme_asset_lease');
        if (!l.get(leaseId)) return null;
        var d = new GlideDateTime(l.getValue('end_date'));
        d.addMonthsUTC(-1 * parseInt(l.getValue('notice_months') || 3, 10));
        // when the day is off, we go back to the business day before it
        return this.dateMath.isHoliday(d, l.getValue('country')) ? this.dateMath.addBusinessDays(d, -1, '') : d;
    },

    monthlyTotal: function (lessorId) {
        var agg = new GlideAggregate('x_acme_asset_lease');
        agg.addQuery('lessor', lessorId);
        agg.addActiveQuery();
        agg.addAggregate('SUM', 'monthly_rate');
        agg.setGroup(false);
        agg.query();
        return agg.next() ? parseFloat(agg.getAggregate('SUM', 'monthly_rate')) : 0;
    },

    buyoutPrice: function (leaseId) {
        var l = new GlideRecord('x_acme_asset_lease');
        if (!l.get(leaseId)) return -1;
        if (l.getValue('buyout_fixed')) return Number(l.getValue('buyout_fixed'));
        return new DepreciationCalculator().bookValue(l.getValue('asset'), new GlideDateTime(l.getValue('end_date')));
    },

    _current: function (assetId) {
        var l = new GlideRecord('x_acme_asset_lease');
        l.addQuery('asset', assetId);
        l.addActiveQuery();
        l.orderByDesc('end_date');
        l.setLimit(1);
        l.query();
        return l.next() ? l : null;
    },

    type: 'LeaseTerms'
};

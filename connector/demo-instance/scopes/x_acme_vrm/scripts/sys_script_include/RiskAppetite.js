var RiskAppetite = Class.create();

// how much we buy, in EUR a year, from a vendor of this band without a board decision
RiskAppetite.LIMITS = { low: Infinity, moderate: 2000000, high: 250000, critical: 0 };

RiskAppetite.prototype = {
    initialize: function () {},

    /**
     * @param {string} vendorId
     * @param {number} amount EUR
     * @returns {{allowed: boolean, reason: string, left: number}} left only when allowed
     */
    check: function (vendorId, amount) {
        const v = new GlideRecord('core_company');
        if (!v.get(vendorId)) {
            return { allowed: false, reason: 'unknown vendor' };
        }
        const band = v.getValue('x_acme_vrm_band') || 'high';
        const limit = RiskAppetite.LIMITS[band];
        const year = new GlideDateTime().getYearUTC();
        const spent = new VendorUtils().getSpend(vendorId, year);
        if (spent + amount <= limit) {
            return { allowed: true, reason: '', left: limit - spent - amount };
        }
        const waiver = new ExceptionRegister().activeFor(vendorId).find(x => x.kind === 'spend');
        if (waiver) {
            return { allowed: true, reason: `Exception ${waiver.number}`, left: 0 };
        }
        return { allowed: false, reason: `${v.getValue('name')} is rated ${band}, limit ${limit} EUR, already ${spent} EUR` };
    },

    type: 'RiskAppetite'
};

var FourthPartyRisk = Class.create();
FourthPartyRisk.prototype = {
    initialize: function () {
        this.counts = {};
    },

    // names which more than n of our critical vendors depend on
    concentration: function (min) {
        var self = this;
        new VendorTiering().criticalVendors().forEach(function (vendorId) {
            new SubprocessorList(vendorId).current().forEach(function (s) {
                var key = self._key(s.name);
                self.counts[key] = (self.counts[key] || 0) + 1;
            });
        });
        return Object.keys(this.counts).filter(function (key) {
            return self.counts[key] >= (min || 3);
        });
    },

    _key: function (name) {
        return x_acme_core.StringTool.slug(name.replace(/\b(inc|ltd|gmbh|llc|s\.a\.)\b/gi, ''));
    },

    type: 'FourthPartyRisk'
};

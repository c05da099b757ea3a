var VendorTiering = Class.create();
VendorTiering.prototype = {
    initialize: function () {},

    tierOf: function (vendorId) {
        var v = new GlideRecord('core_company');
        if (!v.get(vendorId))
            return '4';
        return v.getValue('x_acme_vrm_tier') || this.propose(vendorId);
    },

    // moves a vendor one tier up (2 -> 1). Nobody goes higher than 1
    promote: function (vendorId, reason) {
        var v = new GlideRecord('core_company');
        v.get(vendorId);
        var now = parseInt(this.tierOf(vendorId), 10);
        if (now <= 1)
            return '1';
        v.setValue('x_acme_vrm_tier', now - 1);
        v.update();
        new x_acme_core.AuditTrail(v).add('tier', reason);
        return String(now - 1);
    },

    criticalVendors: function () {
        var ids = [];
        var v = new GlideRecord('core_company');
        v.addQuery('vendor', true);
        v.addQuery('x_acme_vrm_tier', '1');
        v.orderBy('name');
        v.query();
        while (v.next())
            ids.push(v.getUniqueValue());
        return ids;
    },

    propose: function (vendorId) {
        var p = new GlideRecord('x_acme_vrm_profile');
        p.addQuery('vendor', vendorId);
        p.query();
        if (!p.next())
            return '4';
        if (p.getValue('personal_data') == '1' && p.getValue('network_access') == '1')
            return '1';
        if (this._servicesTouched(vendorId) > 2)
            return '1';
        if (p.getValue('personal_data') == '1' || Number(p.getValue('yearly_spend')) > 500000)
            return '2';
        return Number(p.getValue('yearly_spend')) > 50000 ? '3' : '4';
    },

    _servicesTouched: function (vendorId) {
        var seen = {};
        var walker = new global.CIRelationWalker();
        var ci = new GlideRecord('cmdb_ci');
        ci.addQuery('vendor', vendorId);
        ci.setLimit(50);
        ci.query();
        while (ci.next()) {
            walker.servicesImpacted(ci.getUniqueValue()).forEach(function (s) { seen[s.id] = 1; });
        }
        return Object.keys(seen).length;
    },

    type: 'VendorTiering'
};

var VendorUtil = Class.create();
VendorUtil.prototype = {
    initialize: function () {
        this.users = new x_acme_core.UserDirectory();
    },

    /** @return {Object|null} id, name, email of the person who answers questionnaires */
    primaryContact: function (vendorId) {
        var c = new GlideRecord('vm_vdr_contact');
        c.addQuery('vendor', vendorId);
        c.addQuery('x_acme_vrm_role', 'risk');
        c.addActiveQuery();
        c.setLimit(1);
        c.query();
        if (c.next())
            return { id: c.getUniqueValue(), name: c.getValue('name'), email: c.getValue('email') };
        return null;
    },

    riskOwner: function (vendorId) {
        var v = new GlideRecord('core_company');
        v.get(vendorId);
        var owner = v.getValue('x_acme_vrm_owner');
        if (owner && this.users.isActive(owner))
            return owner;
        var group = new x_acme_core.ConfigReader('x_acme_vrm').getString('default_group', 'Third Party Risk');
        return new x_acme_core.GroupUtils().getGroupManager(group);
    },

    offboard: function (vendorId, date) {
        var v = new GlideRecord('core_company');
        if (!v.get(vendorId))
            return false;
        v.setValue('x_acme_vrm_in_scope', false);
        v.setValue('x_acme_vrm_offboarded', date);
        v.update();
        var a = new GlideRecord('x_acme_vrm_assessment');
        a.addQuery('vendor', vendorId);
        a.addQuery('state', 'IN', 'draft,sent,review');
        a.setValue('state', 'cancelled');
        a.updateMultiple();
        return true;
    },

    type: 'VendorUtil'
};

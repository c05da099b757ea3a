(function executeRule(current, previous /*null when async*/) {
    // active went to false. The manager takes the issues until somebody is named
    var vendor = new GlideRecord('core_company');
    vendor.addQuery('x_acme_vrm_owner', current.getUniqueValue());
    vendor.query();
    var heirs = {};
    while (vendor.next()) {
        // riskOwner skips inactive people, so this is the group's manager
        var next = new VendorUtil().riskOwner(vendor.getUniqueValue());
        if (!next)
            continue;
        vendor.setValue('x_acme_vrm_owner', next);
        vendor.update();
        heirs[next] = (heirs[next] || 0) + 1;
        if (new VendorTiering().tierOf(vendor.getUniqueValue()) == '1' && !new VendorUtil().primaryContact(vendor.getUniqueValue()))
            gs.warn('Critical vendor without contact: ' + vendor.getValue('name'));
    }
    var heir = Object.keys(heirs).sort(function (a, b) { return heirs[b] - heirs[a]; })[0] || current.getValue('manager');
    try {
        gs.info('Issues handed over: ' + new IssueTracker().handOver(current.getUniqueValue(), heir));
    } catch (e) {
        gs.error('Issue owner leaves, ' + current.getValue('user_name') + ': ' + e.message);
    }
})(current, previous);

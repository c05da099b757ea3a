(function warrantyDigest() {
    var ids = new WarrantyLookup().expiringWithin(45);
    if (!ids.length)
        return;
    var byOwner = {};
    ids.forEach(function (id) {
        var gr = new GlideRecord('alm_hardware');
        if (!gr.get(id))
            return;
        var group = gr.getValue('support_group') || 'none';
        if (!byOwner[group])
            byOwner[group] = [];
        byOwner[group].push(new AssetUtils().getDisplayTag(gr) + ' until ' + gr.getValue('warranty_expiration'));
    });
    var notifier = new x_acme_core.Notifier();
    var groups = new x_acme_core.GroupUtil();
    for (var g in byOwner) {
        if (g != 'none' && groups.members(g).length > 0)
            notifier.digest(g, byOwner[g]);
        else
            notifier.slack('#asset-desk', byOwner[g].join('\n'));
    }
})();

// CHG0030412 - duplicates out of the two loads of March. The oldest record survives.
var dups = new AssetUtil().findDuplicates();
gs.info('duplicate groups: ' + dups.length);

for (var i = 0; i < dups.length; i++) {
    var keep = dups[i].ids[0];
    for (var k = 1; k < dups[i].ids.length; k++) {
        var gone = new GlideRecord('alm_hardware');
        if (!gone.get(dups[i].ids[k]))
            continue;
        var loans = new GlideRecord('x_acme_asset_loan');
        loans.addQuery('asset', gone.getUniqueValue());
        loans.setValue('asset', keep);
        loans.updateMultiple();

        var linker = new ContractLinker();
        linker.contractsOf(gone.getUniqueValue()).forEach(function (c) { linker.link(keep, c.id); });

        new global.AttachmentUtil().copy('alm_hardware', gone.getUniqueValue(), 'alm_hardware', keep);
        new x_acme_core.AuditTrail(gone).add('merge', 'into ' + keep);
        new AssetLifecycle().retire(gone.getUniqueValue(), 'Duplicate of ' + keep);
    }
}

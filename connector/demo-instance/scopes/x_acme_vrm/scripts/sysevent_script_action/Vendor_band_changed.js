(function () {
    var from = String(event.parm1), to = String(event.parm2);
    var worse = { low: 0, moderate: 1, high: 2, critical: 3 };
    if (worse[to] <= worse[from])
        return;
    var tiering = new VendorTiering();
    if (to == 'critical')
        tiering.promote(current.getUniqueValue(), 'band went from ' + from + ' to ' + to);

    // who has what from this vendor?
    var hw = new x_acme_core.RecordFinder('alm_hardware').count('model.manufacturer=' + current.getUniqueValue() + '^install_status=1');
    var ending = new x_acme_asset.WarrantyLookup().expiringWithin(90).length;
    new x_acme_core.Notifier().slack('#third-party-risk', current.getDisplayValue() + ': ' + from + ' -> ' + to +
        '. Devices in use: ' + hw + (ending ? ', warranties ending soon overall: ' + ending : ''));
})();

var vendorId = event.parm1 + '';
var when = event.parm2 + '';
if (new VendorUtil().offboard(vendorId, when)) {
    var contracts = new VendorUtils().getVendorContarcts(vendorId);
    for (var c = 0; c < contracts.length; c++) {
        var con = new GlideRecord('ast_contract');
        if (con.get(contracts[c])) {
            con.setValue('ends', when);
            con.update();
        }
    }
    // leased devices go back
    var rate = new x_acme_asset.LeaseTerms().monthlyTotal(vendorId);
    if (rate > 0) {
        var hrOwner = new VendorUtil().riskOwner(vendorId);
        new x_acme_core.Notifier().email(hrOwner, 'Leases of a leaving vendor', 'Still running: ' + rate + ' EUR a month');
    }
}

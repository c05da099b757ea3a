(function executeRule(current, previous /*null when async*/) {
    var tier = new VendorTiering().tierOf(current.getValue('vendor'));
    if (Number(tier) > 2)
        return;
    var scan = new ContractClauseScan(current.getUniqueValue());
    var found = scan.scan();
    var hours = scan.breachHours();
    var notes = [];
    if (found.absent.length > 0)
        notes.push('Not found: ' + found.absent.join(', '));
    if (hours === null || hours > 72)
        notes.push('Breach notice in hours: ' + (hours || 'not stated'));
    if (notes.length == 0)
        return;
    var legal = new x_acme_core.ConfigReader('x_acme_vrm').getString('legal_group', '');
    var users = new x_acme_core.GroupUtils().getMemebers(legal);
    new x_acme_core.ApprovalRouter().requestApproval(current, users, notes.join('\n'));
})(current, previous);

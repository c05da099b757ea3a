(function executeRule(current, previous /*null when async*/) {
    if (current.model.nil())
        return;
    var vu = new x_acme_vrm.VendorUtils();
    var contracts = vu.getVendorContarcts(String(current.model.manufacturer));
    if (contracts.length == 0) {
        gs.debug('No contract for {0}', current.model.getDisplayValue());
        return;
    }
    var linker = new ContractLinker();
    // more than one active contract: the asset people have to choose
    if (contracts.length == 1)
        linker.link(current.getUniqueValue(), contracts[0]);
    else
        gs.eventQueue('x_acme_asset.contract.ambiguous', current, contracts.join(','), '');
})(current, previous);

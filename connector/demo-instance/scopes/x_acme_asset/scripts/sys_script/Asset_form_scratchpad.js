(function executeRule(current, previous /*null when async*/) {
    var id = current.getUniqueValue();
    g_scratchpad.leased = new LeaseTerms().isRunning(id);
    g_scratchpad.contracts = new ContractLinker().contractsOf(id).map(function (c) {
        return c.number + ' (' + (c.ends || '-') + ')';
    }).join(', ');

    if (gs.hasRole('x_acme_asset.finance')) {
        var utils = new AssetUtils();
        g_scratchpad.written_off = utils.getDepreciation(id);
        g_scratchpad.rate = utils.getDepreciationRate(current.getDisplayValue('model_category'));
    }
    // a function, not a class. It lives in global since ever
    g_scratchpad.support_group = global.getSupportGroup(current.getValue('ci'));
})(current, previous);

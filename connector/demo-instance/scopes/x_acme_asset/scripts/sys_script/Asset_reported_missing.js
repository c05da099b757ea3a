(function executeRule(current, previous /*null when async*/) {
    if (current.getValue('install_status') != AssetLifecycle.STATES.MISSING)
        return;
    var id = current.getUniqueValue();

    // insurance asks for the value at the day of the loss
    var value = new DepreciationCalculator('EUR').bookValue(id, new GlideDateTime());
    var report = new GlideRecord('x_acme_asset_loss_report');
    report.initialize();
    report.setValue('asset', id);
    report.setValue('value', value);
    report.setValue('label', new AssetUtils().getDisplayTag(current));
    report.setValue('last_moves', JSON.stringify(new AssetLifecycle().history(id).slice(-3)));
    report.insert();

    if (current.getValue('substatus') == 'loaner' && current.getValue('assigned_to')) {
        var held = new LoanerPool().heldBy(current.getValue('assigned_to'));
        if (held.length > 1)
            gs.addInfoMessage(gs.getMessage('The borrower has {0} more loaners', String(held.length - 1)));
    }
    if (new LeaseTerms().isRunning(id))
        gs.eventQueue('x_acme_asset.lease.lost', current, String(value), '');
    if (new CmdbSync().hasDependants(current))
        gs.addErrorMessage('Other configuration items depend on this machine');
    new ContractLinker().unlinkAll(id);
})(current, previous);

(function executeRule(current, previous /*null when async*/) {

    if (gs.getSession().getClientData('x_acme_asset_migration') == 'true')
        return;

    var wanted = current.getValue('install_status');
    // canTransition looks at the state the record has now in the database
    var life = new AssetLifecycle();
    if (!life.canTransition(previous, wanted)) {
        gs.addErrorMessage(gs.getMessage('{0} cannot go from {1} to {2}', [
            current.getDisplayValue(), previous.getDisplayValue('install_status'), current.getDisplayValue('install_status')
        ]));
        current.setAbortAction(true);
        return;
    }

    if (wanted == AssetLifecycle.STATES.RETIRED) {
        var trail = life.history(current.getUniqueValue());
        var last = trail.length ? trail[trail.length - 1] : null;
        if (last && last.reason == 'Legal hold') {
            gs.addErrorMessage('Asset is under legal hold since ' + last.on);
            current.setAbortAction(true);
        }
        if (new CmdbSync().hasDependants(previous))
            gs.addInfoMessage('Something still depends on this CI, please tell the service owner');
    }

})(current, previous);

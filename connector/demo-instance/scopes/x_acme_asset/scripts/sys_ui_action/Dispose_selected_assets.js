(function () {
    var life = new AssetLifecycle();
    var ids = [], refused = [];
    while (current.next()) {
        if (life.canTransition(current, AssetLifecycle.STATES.RETIRED))
            ids.push(current.getUniqueValue());
        else
            refused.push(new AssetUtils().getDisplayTag(current));
    }
    if (refused.length)
        gs.addErrorMessage(gs.getMessage('Cannot be retired: {0}', refused.join('; ')));
    if (ids.length === 0)
        return;
    var order = new DisposalOrder();
    action.setRedirectURL('x_acme_asset_disposal.do?sys_id=' + order.open(ids, 'recycling'));
})();

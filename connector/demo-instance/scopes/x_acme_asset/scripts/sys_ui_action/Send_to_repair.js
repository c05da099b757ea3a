// Repair button: opens a field service work order when the warranty is over, else a vendor RMA
(function () {
    var life = new AssetLifecycle();
    var w = new WarrantyLookup();
    var end = w.expiresOn(current.getUniqueValue());
    var covered = end != null && !end.before(new GlideDateTime());

    if (!life.transition(current, AssetLifecycle.STATES.IN_MAINTENANCE, 'Repair requested by ' + gs.getUserDisplayName())) {
        gs.addErrorMessage('The state does not allow a repair');
        return;
    }

    if (covered) {
        var rma = new GlideRecord('x_acme_asset_rma');
        rma.initialize();
        rma.setValue('asset', current.getUniqueValue());
        rma.setValue('vendor', current.getValue('vendor'));
        gs.addInfoMessage('RMA ' + rma.insert());
    } else {
        var wo = new x_acme_fsm.WorkOrderUtil();
        var id = wo.create(current.getValue('company'), 'Repair ' + current.getDisplayValue(), current.getValue('ci'));
        var tasks = wo.tasksOf(id);
        if (tasks && tasks.length)
            gs.addInfoMessage('Work order with ' + tasks.length + ' tasks was opened');
    }
    action.setRedirectURL(current);
})();

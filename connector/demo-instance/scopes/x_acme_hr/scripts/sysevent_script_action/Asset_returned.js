// fired by the asset app when reception scans a returned device
(function() {
    var item = new GlideRecord('x_acme_hr_offboarding_item');
    item.addQuery('asset', event.parm1);
    item.addQuery('done', false);
    item.query();
    if (!item.next())
        return;
    item.done = true;
    item.done_on = new GlideDateTime();
    item.update();

    var asset = new GlideRecord('alm_asset');
    if (asset.get(event.parm1)) {
        var life = new x_acme_asset.AssetLifecycle();
        if (life.canTransition(asset, x_acme_asset.AssetLifecycle.STATES.IN_STOCK))
            life.transition(asset, x_acme_asset.AssetLifecycle.STATES.IN_STOCK, 'Returned at offboarding');
    }

    if (new OffboardingChecklist().isComplete(item.getValue('checklist'))) {
        var head = item.checklist.getRefRecord();
        head.state = 'done';
        head.update();
    }
})();

(function executeRule(current, previous /*null when async*/) {
    if (current.getValue('po_number') == '' || !current.material_document.nil())
        return;
    var log = new IntegrationLog();
    var run = log.start('sap.goods_receipt');
    var doc = new SapConnector().postGoodsReceipt(current.getUniqueValue());
    log.finish(run, doc ? 'success' : 'error', { slip: current.getValue('number'), document: doc });
    if (!doc)
        return;

    // the boxes are ours from now on
    var life = new x_acme_asset.AssetLifecycle();
    var asset = new GlideRecord('alm_hardware');
    asset.addQuery('x_acme_asset_slip', current.getUniqueValue());
    asset.query();
    while (asset.next()) {
        if (life.canTransition(asset, x_acme_asset.AssetLifecycle.STATES.IN_STOCK))
            life.transition(asset, x_acme_asset.AssetLifecycle.STATES.IN_STOCK, 'SAP ' + doc);
    }
})(current, previous);

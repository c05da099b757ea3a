(function executeRule(current, previous /*null when async*/) {
    var model = current.cat_item.model.toString();
    if (!model)
        return;
    var vars = new CatalogUtil().variablesOf(current);
    var qty = parseInt(current.getValue('quantity'), 10) || 1;
    var inventory = new x_acme_asset.StockroomInventory();
    var onHand = inventory.available(model, vars.stockroom);
    if (onHand < qty) {
        current.work_notes = 'Only ' + onHand + ' in stock, procurement is needed';
        current.update();
        return;
    }
    try {
        inventory.reserve(model, qty, current.getUniqueValue());
        new x_acme_core.AuditTrail(current).add('stock reserved', { model: model, qty: qty });
    } catch (e) {
        new x_acme_core.Logger('ritm').error('Reservation failed for ' + current.number, e);
    }
})(current, previous);

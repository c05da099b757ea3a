var mine = new x_acme_core.RecordFinder('alm_stockroom').first('manager=' + gs.getUserID());
if (!mine) {
    gs.addErrorMessage(gs.getMessage('You are not the manager of a stockroom'));
} else {
    var inventory = new StockroomInventory();
    var have = inventory.available(current.getValue('model'), mine.getUniqueValue());
    if (have > 3)
        gs.addInfoMessage(gs.getMessage('You have {0} of these already', have + ''));
    var orderId = inventory.transfer(current.getUniqueValue(), current.getValue('stockroom'), mine.getUniqueValue());
    if (orderId) {
        var slot = new x_acme_fsm.SlotFinder().nextSlots(mine.getValue('x_acme_asset_territory'), 30, 1);
        if (slot && slot.length)
            gs.addInfoMessage('Driver can come at ' + slot[0].start);
        action.setRedirectURL('alm_transfer_order.do?sys_id=' + orderId);
    }
}

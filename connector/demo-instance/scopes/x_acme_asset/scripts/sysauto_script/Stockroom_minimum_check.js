var lock = new x_acme_core.JobLock('stock-minimum');
lock.withLock(function () {
    var inv = new StockroomInventory();
    inv.expireReservations();
    var room = new GlideRecord('alm_stockroom');
    room.addQuery('type.name', 'Warehouse');
    room.query();
    while (room.next()) {
        var low = inv.belowMinimum(room.getUniqueValue());
        for (var i = 0; i < low.length; i++) {
            // no second order as long as one is on its way
            var pending = new x_acme_core.RecordFinder('proc_po_item').count('model=' + low[i].model + '^remaining_quantity>0');
            if (pending > 0)
                continue;
            new x_acme_integ.EventBridge().publish('asset.stock.low', {
                stockroom: room.getValue('name'),
                model: low[i].modelName,
                order: low[i].order
            });
        }
        var fresh = low.length;
        if (fresh > 5)
            gs.eventQueue('x_acme_asset.stock.critical', room, fresh, low[0].modelName);
    }
});

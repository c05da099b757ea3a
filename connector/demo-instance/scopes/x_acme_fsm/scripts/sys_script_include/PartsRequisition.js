var PartsRequisition = Class.create();
PartsRequisition.prototype = {
    initialize: function () {
        this.stock = new x_acme_asset.StockroomInventory();
        this.table = 'x_acme_fsm_part_request';
    },

    /**
     * Requests a part for a work order.
     * @param {string} workOrderId
     * @param {string} modelId cmdb_model
     * @param {number} qty
     * @return {string} sys_id of the request, null when the work order is gone
     */
    request: function (workOrderId, modelId, qty) {
        var wo = new GlideRecord('x_acme_fsm_work_order');
        if (!wo.get(workOrderId)) {
            gs.warn('PartsRequisition: no work order ' + workOrderId);
            return null;
        }

        var pr = new GlideRecord(this.table);
        pr.initialize();
        pr.work_order = workOrderId;
        pr.model = modelId;
        pr.quantity = qty;
        pr.needed_by = wo.getValue('scheduled_start');

        var room = this._nearestStockroom(wo, modelId, qty);
        if (room) {
            pr.stockroom = room;
            pr.status = 'reserved';
        } else {
            pr.status = 'backorder';
        }
        var id = pr.insert();

        if (room) {
            var reservation = this.stock.reserve(modelId, qty, id);
            if (reservation.short > 0) {
                // somebody took it between the two calls
                pr.status = 'backorder';
                pr.stockroom = '';
                pr.update();
            }
        }
        if (pr.getValue('status') == 'backorder')
            gs.eventQueue('x_acme_fsm.part.shortage', pr, modelId, String(qty));
        return id;
    },

    status: function (id) {
        var pr = new GlideRecord(this.table);
        if (!pr.get(id))
            return { state: 'unknown', quantity: 0 };
        return {
            state: pr.getValue('status'),
            quantity: parseInt(pr.getValue('quantity'), 10),
            stockroom: pr.getDisplayValue('stockroom'),
            neededBy: pr.getValue('needed_by')
        };
    },

    /**
     * @param {string} workOrderId
     * @return {number} requests closed as returned
     */
    returnUnused: function (workOrderId) {
        var count = 0;
        var pr = new GlideRecord(this.table);
        pr.addQuery('work_order', workOrderId);
        pr.addQuery('status', 'IN', 'reserved,picked');
        pr.query();
        while (pr.next()) {
            if (!pr.asset.nil())
                this.stock.transfer(pr.getValue('asset'), pr.getValue('van_stockroom'), pr.getValue('stockroom'));
            pr.status = 'returned';
            pr.update();
            count++;
        }
        return count;
    },

    pendingFor: function (workOrderId) {
        var out = [];
        var pr = new GlideRecord(this.table);
        pr.addQuery('work_order', workOrderId);
        pr.addQuery('status', 'backorder');
        pr.query();
        while (pr.next())
            out.push({ id: pr.getUniqueValue(), model: pr.getDisplayValue('model'), qty: +pr.quantity });
        return out;
    },

    _nearestStockroom: function (wo, modelId, qty) {
        var rooms = new GlideRecord('alm_stockroom');
        rooms.addQuery('type.name', 'Field');
        rooms.addNotNullQuery('location.latitude');
        rooms.query();
        var planner = new RoutePlanner();
        var site = { lat: parseFloat(wo.location.latitude), lon: parseFloat(wo.location.longitude) };
        var best = null, bestMinutes = 1e9;
        while (rooms.next()) {
            if (this.stock.available(modelId, rooms.getUniqueValue()) < qty)
                continue;
            var m = planner.travelMinutes({ lat: parseFloat(rooms.location.latitude), lon: parseFloat(rooms.location.longitude) }, site);
            if (m < bestMinutes) {
                bestMinutes = m;
                best = rooms.getUniqueValue();
            }
        }
        return best;
    },

    type: 'PartsRequisition'
};

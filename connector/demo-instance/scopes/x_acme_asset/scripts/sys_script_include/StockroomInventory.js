var StockroomInventory = Class.create();
StockroomInventory.prototype = {
    initialize: function () {
        this.TABLE = 'alm_asset';
        this.lifecycle = new AssetLifecycle();
        this.config = new x_acme_core.ConfigReader('x_acme_asset');
        this.log = new x_acme_core.Logger('StockroomInventory');
    },

    // Number of free pieces. Consumables are one record with a quantity, so SUM and not COUNT
    available: function (modelId, stockroomId) {
        var agg = new GlideAggregate(this.TABLE);
        agg.addQuery('model', modelId);
        agg.addQuery('install_status', '6');
        agg.addQuery('substatus', 'available');
        if (stockroomId)
            agg.addQuery('stockroom', stockroomId);
        agg.addAggregate('SUM', 'quantity');
        agg.groupBy('model');
        agg.query();
        return agg.next() ? parseInt(agg.getAggregate('SUM', 'quantity'), 10) : 0;
    },

    /**
     * Reserves pieces for a request item.
     *
     * The caller gets what could be reserved, which may be less than what he asked for; the rest is `short`.
     * Runs under a lock, because two catalogue orders in the same second took the same laptop in May (INC0041877).
     */
    reserve: function (modelId, qty, reqItem) {
        var self = this;
        var result = { reserved: [], short: qty };
        new x_acme_core.JobLock('stock-' + modelId).withLock(function () {
            var gr = self._free(modelId, null, qty);
            while (gr.next() && result.short > 0) {
                gr.setValue('substatus', 'reserved');
                gr.setValue('request_line', reqItem);
                gr.setValue('reserved_until', self._reservationEnd());
                if (gr.update()) {
                    result.reserved.push(gr.getUniqueValue());
                    result.short -= Number(gr.getValue('quantity') || 1);
                }
            }
        });
        if (result.short > 0)
            this.log.info('Short by ' + result.short, { model: modelId, item: reqItem });
        return result;
    },

    release: function (reqItem) {
        var n = 0;
        var gr = new GlideRecord(this.TABLE);
        gr.addQuery('request_line', reqItem);
        gr.addQuery('substatus', 'reserved');
        gr.query();
        while (gr.next()) {
            gr.setValue('substatus', 'available');
            gr.setValue('request_line', '');
            gr.setValue('reserved_until', '');
            gr.update();
            n++;
        }
        return n;
    },

    /**
     * @param {string} assetId
     * @param {string} from stockroom
     * @param {string} to stockroom
     * @return {string} the transfer order, null when refused
     */
    transfer: function (assetId, from, to) {
        var gr = new GlideRecord(this.TABLE);
        if (!gr.get(assetId))
            return null;
        if (gr.getValue('stockroom') != from) {
            gs.addErrorMessage(gs.getMessage('{0} is not in the stockroom you send it from', gr.getDisplayValue()));
            return null;
        }
        if (!this.lifecycle.transition(gr, AssetLifecycle.STATES.IN_TRANSIT, 'Transfer between stockrooms'))
            return null;
        var order = new GlideRecord('alm_transfer_order');
        order.initialize();
        order.from_stockroom = from;
        order.to_stockroom = to;
        order.stage = 'shipment_preparation';
        var orderId = order.insert();

        var line = new GlideRecord('alm_transfer_order_line');
        line.initialize();
        line.transfer_order = orderId;
        line.asset = assetId;
        line.model = gr.getValue('model');
        line.quantity_requested = 1;
        line.insert();
        return orderId;
    },

    receiveTransfer: function (orderId) {
        var done = 0;
        var order = new GlideRecord('alm_transfer_order');
        if (!order.get(orderId))
            return done;
        var line = new GlideRecord('alm_transfer_order_line');
        line.addQuery('transfer_order', orderId);
        line.addQuery('stage', '!=', 'received');
        line.query();
        while (line.next()) {
            var asset = line.asset.getRefRecord();
            asset.setValue('stockroom', order.getValue('to_stockroom'));
            if (this.lifecycle.transition(asset, AssetLifecycle.STATES.IN_STOCK, 'Received ' + order.getValue('number'))) {
                line.stage = 'received';
                line.quantity_received = 1;
                line.update();
                done++;
            }
        }
        return done;
    },

    // models of a stockroom under their minimum -> [{rule, model, have, min, order}]
    belowMinimum: function (stockroomId) {
        var low = [];
        var rule = new GlideRecord('alm_stock_rule');
        rule.addQuery('stockroom', stockroomId);
        rule.addQuery('active', true);
        rule.query();
        while (rule.next()) {
            var have = this.available(rule.getValue('model'), stockroomId);
            var min = parseInt(rule.getValue('threshold'), 10) || 0;
            if (have >= min)
                continue;
            var pack = parseInt(rule.getValue('order_size'), 10) || 1;
            low.push({
                rule: rule.getUniqueValue(),
                model: rule.getValue('model'),
                modelName: rule.getDisplayValue('model'),
                have: have,
                min: min,
                order: Math.ceil((min - have) / pack) * pack
            });
        }
        low.sort(function (a, b) { return (a.have - a.min) - (b.have - b.min); });
        return low;
    },

    nearestWith: function (modelId, locationId) {
        var loc = new GlideRecord('cmn_location');
        var hops = 0;
        var at = locationId;
        while (at && hops < 6 && loc.get(at)) {
            var room = new GlideRecord('alm_stockroom');
            room.addQuery('location', at);
            room.query();
            while (room.next()) {
                if (this.available(modelId, room.getUniqueValue()) > 0)
                    return room.getUniqueValue();
            }
            at = loc.getValue('parent');
            hops++;
        }
        return '';
    },

    expireReservations: function () {
        var gr = new GlideRecord(this.TABLE);
        gr.addQuery('substatus', 'reserved');
        gr.addQuery('reserved_until', '<', new GlideDateTime().getValue());
        gr.query();
        var items = {};
        while (gr.next())
            items[gr.getValue('request_line')] = true;
        for (var id in items)
            this.release(id);
        return Object.keys(items).length;
    },

    _free: function (modelId, stockroomId, limit) {
        var gr = new GlideRecord(this.TABLE);
        gr.addQuery('model', modelId);
        gr.addQuery('install_status', '6');
        gr.addQuery('substatus', 'available');
        if (stockroomId)
            gr.addQuery('stockroom', stockroomId);
        gr.orderBy('delivery_date');
        gr.setLimit(limit);
        gr.query();
        return gr;
    },

    _reservationEnd: function () {
        var days = this.config.getNumber('reservation_days', 10);
        return new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), days, '').getValue();
    },

    type: 'StockroomInventory'
};

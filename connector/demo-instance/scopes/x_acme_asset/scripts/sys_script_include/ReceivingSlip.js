var ReceivingSlip = Class.create();
ReceivingSlip.prototype = {
    initialize: function (slipId) {
        this.slip = new GlideRecord('x_acme_asset_receipt');
        this.valid = slipId ? this.slip.get(slipId) : false;
        this.problems = [];
    },

    createFor: function (purchaseOrderId, deliveryNote) {
        this.slip.initialize();
        this.slip.setValue('number', new x_acme_core.NumberSequence('RCV').next());
        this.slip.setValue('purchase_order', purchaseOrderId);
        this.slip.setValue('delivery_note', deliveryNote);
        this.slip.setValue('state', 'open');
        this.slip.setValue('received_by', gs.getUserID());
        var id = this.slip.insert();
        this.valid = !!id;
        return id;
    },

    /* one scanned piece. Makes the asset when we do not have it */
    addScan: function (barcode) {
        var code = new BarcodeParser().parse(barcode);
        if (code.kind == 'unknown') {
            this.problems.push('Cannot read ' + code.raw);
            return null;
        }
        var asset = code.kind == 'tag' ? new AssetUtil().byTag(code.tag) : this._bySerial(code.serial);
        if (!asset) {
            var poLine = this._openLineFor(code.partNumber);
            if (!poLine) {
                this.problems.push('Nothing ordered with part number ' + (code.partNumber || '-'));
                return null;
            }
            asset = this._createAsset(poLine, code);
        }
        var line = new GlideRecord('x_acme_asset_receipt_line');
        line.newRecord();
        line.setValue('receipt', this.slip.getUniqueValue());
        line.setValue('asset', asset.getUniqueValue());
        line.setValue('scanned_text', barcode);
        return line.insert();
    },

    /**
     * Puts the pieces to stock. What went wrong stands in the remarks.
     * @return {boolean} true when nothing did
     */
    close: function () {
        if (!this.valid)
            return false;
        var lines = new GlideRecord('x_acme_asset_receipt_line');
        lines.addQuery('receipt', this.slip.getUniqueValue());
        lines.query();
        var life = new AssetLifecycle();
        while (lines.next()) {
            var a = lines.asset.getRefRecord();
            a.setValue('stockroom', this.slip.getValue('stockroom'));
            if (!life.transition(a, AssetLifecycle.STATES.IN_STOCK, this.slip.getValue('number')))
                this.problems.push(a.getDisplayValue() + ' could not go to stock');
        }
        this.slip.setValue('state', this.problems.length ? 'closed_incomplete' : 'closed');
        this.slip.setValue('remarks', this.problems.join('\n'));
        this.slip.update();
        return this.problems.length == 0;
    },

    // wrong piece scanned. A fresh asset goes away again, an old one only loses its line
    undoScan: function (lineId) {
        var line = new GlideRecord('x_acme_asset_receipt_line');
        if (!line.get(lineId) || line.getValue('receipt') != this.slip.getUniqueValue())
            return false;
        if (this.slip.getValue('state') != 'open') {
            gs.addErrorMessage('The slip is closed, use a return order');
            return false;
        }
        var asset = line.asset.getRefRecord();
        var fresh = asset.getValue('sys_created_on') >= this.slip.getValue('sys_created_on');
        line.deleteRecord();
        if (fresh && asset.getValue('install_status') == AssetLifecycle.STATES.ON_ORDER)
            asset.deleteRecord();
        return true;
    },

    /**
     * Ordered against received, one row for each line of the purchase order.
     * @return {Array<{partNumber: string, ordered: number, received: number, open: number}>}
     */
    compare: function () {
        var rows = [];
        var pol = new GlideRecord('proc_po_item');
        pol.addQuery('purchase_order', this.slip.getValue('purchase_order'));
        pol.orderBy('number');
        pol.query();
        while (pol.next()) {
            var here = new GlideAggregate('x_acme_asset_receipt_line');
            here.addQuery('receipt', this.slip.getUniqueValue());
            here.addQuery('asset.purchase_line', pol.getUniqueValue());
            here.addAggregate('COUNT');
            here.query();
            var n = here.next() ? parseInt(here.getAggregate('COUNT'), 10) : 0;
            var ordered = parseInt(pol.getValue('quantity'), 10) || 0;
            rows.push({
                partNumber: pol.getValue('part_number'),
                ordered: ordered,
                received: n,
                open: Math.max(0, ordered - n)
            });
        }
        return rows;
    },

    hasShortage: function () {
        return this.compare().some(function (r) { return r.open > 0; });
    },

    tellBuyer: function () {
        var missing = this.compare().filter(function (r) { return r.open > 0; });
        if (missing.length == 0)
            return;
        var text = missing.map(function (r) { return x_acme_core.StringTool.padLeft(r.open, 4, ' ') + ' x ' + r.partNumber; }).join('\n');
        var po = this.slip.purchase_order.getRefRecord();
        new x_acme_core.Notifier().email(po.getValue('requested_by'), 'Delivery not complete: ' + po.getValue('number'), text);
    },

    _bySerial: function (serial) {
        if (!serial) return null;
        return new x_acme_core.RecordFinder('alm_hardware').first('serial_number=' + serial + '^install_status!=7');
    },

    _openLineFor: function (partNumber) {
        var pol = new GlideRecord('proc_po_item');
        pol.addQuery('purchase_order', this.slip.getValue('purchase_order'));
        pol.addQuery('part_number', partNumber);
        pol.addQuery('remaining_quantity', '>', 0);
        pol.setLimit(1);
        pol.query();
        return pol.next() ? pol : null;
    },

    _createAsset: function (poLine, code) {
        var hw = new GlideRecord('alm_hardware');
        hw.newRecord();
        hw.setValue('model', poLine.getValue('model'));
        hw.setValue('serial_number', code.serial);
        hw.setValue('asset_tag', new x_acme_core.NumberSequence('ACM-').next());
        hw.setValue('cost', poLine.getValue('cost'));
        hw.setValue('purchase_line', poLine.getUniqueValue());
        hw.setValue('install_status', AssetLifecycle.STATES.ON_ORDER);
        hw.get(hw.insert());
        return hw;
    },

    type: 'ReceivingSlip'
};

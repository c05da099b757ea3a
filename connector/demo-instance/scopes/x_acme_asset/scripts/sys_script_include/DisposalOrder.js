var DisposalOrder = Class.create();
DisposalOrder.prototype = {
    initialize: function (orderId) {
        this.orderId = orderId || '';
        this.router = new x_acme_core.ApprovalRouter();
    },

    open: function (assetIds, method) {
        var d = new GlideRecord('x_acme_asset_disposal');
        d.initialize();
        d.setValue('method', method);                       // recycle | sell | donate | destroy
        d.setValue('state', 'draft');
        d.setValue('requested_by', gs.getUserID());
        this.orderId = d.insert();
        for (var i = 0; i < assetIds.length; i++)
            this._addAsset(assetIds[i]);
        return this.orderId;
    },

    submit: function (comment) {
        var d = this._load();
        if (!d)
            return false;
        if (this._wipeMissing().length > 0 && d.getValue('method') != 'destroy') {
            gs.addErrorMessage('Every disk needs a wipe certificate before the order can be sent');
            return false;
        }
        var who = this.router.approversFor(d);
        this.router.requestApproval(d, who, comment);
        d.setValue('state', 'approval');
        return !!d.update();
    },

    /**
     * Retires the assets and books the loss, once everybody has approved.
     * @return {number} assets of the order, 0 when it may not run yet
     */
    execute: function () {
        var d = this._load();
        if (!d || !this.router.isFullyApproved(d))
            return 0;
        var life = new AssetLifecycle();
        var loss = 0, calc = new DepreciationCalculator();
        var ids = this._assets();
        for (var i = 0; i < ids.length; i++) {
            loss += calc.bookValue(ids[i], new GlideDateTime());
            if (life.retire(ids[i], 'Disposal ' + d.getValue('number')))
                new ContractLinker().unlinkAll(ids[i]);
        }
        if (loss > 0) {
            var ledger = new x_acme_billing.LedgerPoster();
            d.setValue('ledger_entry', ledger.post({
                date: new GlideDate(),
                text: 'Loss on disposal ' + d.getValue('number'),
                source: { table: 'x_acme_asset_disposal', id: this.orderId },
                items: [{ account: '6820', debit: loss }, { account: '0410', credit: loss }]
            }));
        }
        d.setValue('state', 'done');
        d.update();
        return ids.length;
    },

    _addAsset: function (assetId) {
        var l = new GlideRecord('x_acme_asset_disposal_line');
        l.initialize();
        l.setValue('disposal', this.orderId);
        l.setValue('asset', assetId);
        l.insert();
    },

    _assets: function () {
        var rows = new x_acme_core.QueryBuilder('x_acme_asset_disposal_line')
            .where('disposal', '=', this.orderId)
            .collect(['asset']);
        return rows.map(function (r) { return r.asset; });
    },

    // a PDF on the asset is taken for the certificate
    _wipeMissing: function () {
        var files = new global.AttachmentUtil();
        return this._assets().filter(function (id) {
            return !files.hasType('alm_asset', id, 'pdf');
        });
    },

    _load: function () {
        var d = new GlideRecord('x_acme_asset_disposal');
        return d.get(this.orderId) ? d : null;
    },

    type: 'DisposalOrder'
};

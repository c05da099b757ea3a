var InboundDispatcher = Class.create();

InboundDispatcher.ROUTES = {
    'invoice.paid': '_invoicePaid',
    'payment.received': '_paymentReceived',
    'worker.changed': '_workerChanged',
    'asset.shipped': '_assetShipped',
    'issue.updated': '_issueUpdated'
};

InboundDispatcher.prototype = {
    initialize: function () {
        this.journal = new IntegrationLog();
    },

    /**
     * Takes one inbound message and hands it to the right place.
     * @param {string} kind
     * @param {Object} data
     * @returns {{handled: boolean, record: string}}
     */
    dispatch: function (kind, data) {
        var method = InboundDispatcher.ROUTES[kind];
        if (!method)
            return { handled: false, record: '' };
        var run = this.journal.start('inbound.' + kind);
        try {
            var record = this[method](data);
            this.journal.finish(run, 'success', { record: record });
            return { handled: true, record: record || '' };
        } catch (e) {
            this.journal.finish(run, 'error', { message: String(e) });
            throw e;
        }
    },

    /**
     * Runs the script of a row in x_acme_integ_handler. It sees topic and data.
     * @throws {Error} for an unknown handler
     */
    callHandler: function (scriptName, topic, data) {
        var evaluator = new GlideScopedEvaluator();
        var gr = new GlideRecord('x_acme_integ_handler');
        if (!gr.get('name', scriptName))
            throw new Error('no handler ' + scriptName);
        evaluator.putVariable('topic', topic);
        evaluator.putVariable('data', data);
        return evaluator.evaluateScript(gr, 'script', null);
    },

    _invoicePaid: function (data) {
        var inv = new GlideRecord('x_acme_billing_invoice');
        if (!inv.get('number', data.invoice))
            throw new Error('unknown invoice ' + data.invoice);
        var util = new x_acme_billing.InvoiceUtil();
        util.markPaid(inv.getUniqueValue(), data.payment_id);
        return inv.getUniqueValue();
    },

    _paymentReceived: function (data) {
        var matcher = new x_acme_billing.PaymentMatcher();
        var invoiceId = matcher.matchByReference(data.reference) || matcher.matchByAmount(data.amount, data.customer);
        if (invoiceId)
            matcher.allocate(data.payment_id, invoiceId);
        return invoiceId;
    },

    _workerChanged: function (data) {
        var worker = new WorkdayClient().mapWorker(data);
        if (!worker)
            return '';
        var id = new x_acme_core.UserDirectory().findByEmail(worker.email);
        if (!id)
            return '';
        var u = new GlideRecord('sys_user');
        u.get(id);
        u.first_name = worker.firstName;
        u.last_name = worker.lastName;
        u.active = worker.active;
        u.update();
        return id;
    },

    _assetShipped: function (data) {
        var asset = new x_acme_asset.AssetUtil().byTag(data.tag);
        if (!asset)
            throw new Error('no asset with tag ' + data.tag);
        new x_acme_asset.AssetLifecycle().transition(asset, x_acme_asset.AssetLifecycle.STATES.IN_TRANSIT, 'Carrier ' + data.carrier);
        return asset.getUniqueValue();
    },

    _issueUpdated: function (data) {
        return new JiraBridge().applyUpdate(data.issue);
    },

    type: 'InboundDispatcher'
};

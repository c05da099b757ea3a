var SapConnector = Class.create();

SapConnector.STATUS = { OK: 'S', WARNING: 'W', ERROR: 'E', ABORT: 'A' };
SapConnector.COMPANY_CODES = { DE: '1000', FR: '2000', JP: '3000', US: '4000', NG: '4100' };

// BAPI return message -> is it worth another try?
SapConnector.isTransient = function (message) {
    return /locked by user|timeout|RFC_COMMUNICATION|currently being processed/i.test(String(message));
};

SapConnector.prototype = Object.extendsObject(x_acme_core.HttpClient, {

    initialize: function (alias) {
        x_acme_core.HttpClient.prototype.initialize.call(this, gs.getProperty('x_acme_integ.sap.url'));
        this.alias = alias || 'x_acme_integ.sap_prod';
        this.tokens = new TokenCache();
        this.journal = new IntegrationLog();
        this.retry = new x_acme_core.RetryPolicy(4, 750);
        this.logger = new x_acme_core.Logger('SapConnector');
        this.setAuth(this.alias);
    },

    /**
     * Posts an approved invoice to FI.
     * @param {string} invoiceId sys_id of x_acme_billing_invoice
     * @returns {string} number of the FI document; throws when SAP refuses
     */
    pushInvoice: function (invoiceId) {
        var inv = new GlideRecord('x_acme_billing_invoice');
        if (!inv.get(invoiceId))
            throw new Error('Invoice ' + invoiceId + ' does not exist');
        if (!inv.sap_document.nil())
            return inv.getValue('sap_document');

        var run = this.journal.start('sap.invoice');
        var payload = new PayloadMapper('invoice_to_fi').map(inv);
        payload.company_code = this._companyCode(inv.getValue('country'));
        payload.total = new x_acme_billing.InvoiceUtil().totalOf(invoiceId);
        payload.items = this._invoiceItems(invoiceId);
        if (!payload.items.length) {
            this.journal.finish(run, 'error', { items: 0 });
            throw new Error('Invoice has no lines');
        }

        var answer;
        try {
            answer = this._call('/fi/documents', payload);
        } catch (e) {
            this.journal.finish(run, 'error', { message: e.message });
            this.logger.error('pushInvoice ' + inv.getValue('number'), e);
            throw e;
        }

        var messages = this._messages(answer);
        if (this._worst(answer) == SapConnector.STATUS.ERROR) {
            this.journal.finish(run, 'error', { messages: messages });
            throw new Error(messages.join('; '));
        }
        inv.sap_document = answer.document_no;
        inv.sap_posted_on = new GlideDateTime();
        inv.setWorkflow(false);
        inv.update();
        this.journal.finish(run, 'success', { document: answer.document_no, items: payload.items.length });
        return answer.document_no;
    },

    /**
     * Reads all cost centers, page by page, and upserts them. The numbers are in lastStats afterwards.
     * @returns {Array<{code: string, name: string, manager: string}>}
     */
    pullCostCenters: function () {
        var stats = { created: 0, updated: 0, closed: 0 };
        var centers = [];
        var run = this.journal.start('sap.cost_centers');
        var page = 0;
        var more = true;
        var seen = {};
        while (more && page < 200) {
            var data = this.get('/co/cost_centers?page=' + page + '&size=500', this._headers());
            if (this.lastStatus() != 200) {
                this.journal.finish(run, 'error', { page: page, http: this.lastStatus() });
                throw new Error('SAP answered ' + this.lastStatus() + ' on page ' + page);
            }
            for (var i = 0; i < data.items.length; i++) {
                var item = data.items[i];
                seen[item.kostl] = true;
                stats[this._upsertCostCenter(item)]++;
                centers.push({ code: item.kostl, name: item.ltext || item.ktext, manager: item.verak_mail || '' });
            }
            more = data.has_more === true;
            page++;
        }
        stats.closed = this._closeMissing(seen);
        this.journal.finish(run, 'success', stats);
        this.lastStats = stats;
        return centers;
    },

    /**
     * Movement type 101 for a receiving slip.
     * @param {string} slipId x_acme_asset_receiving_slip
     * @returns {string} material document, empty when SAP refused
     */
    postGoodsReceipt: function (slipId) {
        var slip = new GlideRecord('x_acme_asset_receiving_slip');
        if (!slip.get(slipId))
            return '';
        var lines = [];
        var line = new GlideRecord('x_acme_asset_receiving_line');
        line.addQuery('slip', slipId);
        line.addQuery('quantity', '>', 0);
        line.query();
        while (line.next()) {
            lines.push({
                ebeln: slip.getValue('po_number'),
                ebelp: x_acme_core.StringTool.padLeft(line.getValue('position'), 5, '0'),
                menge: parseFloat(line.getValue('quantity')),
                werks: slip.stockroom.external_id.toString(),
                bwart: '101'
            });
        }
        if (lines.length === 0)
            return '';

        var answer = this._call('/mm/goods_movements', {
            posting_date: x_acme_core.DateMath.toIso(new GlideDateTime()).substring(0, 10),
            reference: slip.getValue('number'),
            items: lines
        });
        if (this._worst(answer) == SapConnector.STATUS.ERROR) {
            slip.work_notes = 'SAP: ' + this._messages(answer).join('\n');
            slip.update();
            return '';
        }
        slip.material_document = answer.material_document;
        slip.update();
        return answer.material_document;
    },

    /* takes a document back, FB08 */
    reverseDocument: function (documentNo, reasonCode) {
        var answer = this._call('/fi/documents/' + documentNo + '/reverse', { reason: reasonCode || '01' });
        return this._worst(answer) == SapConnector.STATUS.OK ? answer.reversal_no : null;
    },

    /**
     * @param {string} since
     * @returns {Object[]} fields as SAP names them, deleted vendors are left out
     */
    pullVendors: function (since) {
        var body = this.get('/mm/vendors?changed_since=' + encodeURIComponent(since), this._headers());
        if (this.lastStatus() == 204)
            return [];
        var vendors = JsonPath.pickAll(body, 'items');
        return vendors.filter(function (v) {
            return v.lifnr && !v.deletion_flag;
        });
    },

    // { EURUSD: 1.0832, ... }
    exchangeRates: function (day) {
        var body = this.get('/fi/rates?date=' + day, this._headers());
        if (this.lastStatus() != 200)
            return {};
        var rates = {};
        body.rates.forEach(function (r) {
            rates[r.from + r.to] = r.rate / (r.factor || 1);
        });
        return rates;
    },

    ping: function () {
        try {
            this.get('/ping', this._headers());
            return this.lastStatus() < 300;
        } catch (e) {
            return false;
        }
    },

    // every write goes through here
    _call: function (path, payload) {
        var self = this;
        var correlation = new CorrelationId().current();
        return this.retry.run(function () {
            var answer = self.post(path, payload) || {};
            var status = self.lastStatus();
            if (status == 401) {
                self.tokens.refresh(self.alias);
                self.setAuth(self.alias);
                throw new Error('token expired');
            }
            if (status >= 500)
                throw new Error('SAP ' + status + ' [' + correlation + ']');
            if (self._worst(answer) == SapConnector.STATUS.ERROR && SapConnector.isTransient(self._messages(answer).join(' ')))
                throw new Error('SAP busy [' + correlation + ']');
            return answer;
        });
    },

    _headers: function () {
        return {
            'Accept': 'application/json',
            'sap-client': gs.getProperty('x_acme_integ.sap.client', '100'),
            'Authorization': 'Bearer ' + this.tokens.get(this.alias)
        };
    },

    _invoiceItems: function (invoiceId) {
        var items = [];
        var l = new GlideRecord('x_acme_billing_invoice_line');
        l.addQuery('invoice', invoiceId);
        l.orderBy('position');
        l.query();
        var pos = 10;
        while (l.next()) {
            items.push({
                pos: pos,
                gl_account: l.gl_account.number.toString(),
                cost_center: l.getValue('cost_center') || '',
                amount: parseFloat(l.getValue('net_amount')),
                tax_code: l.getValue('tax_code') || 'V0',
                text: x_acme_core.StringTool.truncate(l.getValue('description') || '', 50)
            });
            pos += 10;
        }
        return items;
    },

    _companyCode: function (country) {
        var code = SapConnector.COMPANY_CODES[String(country).toUpperCase()];
        if (!code)
            this.logger.warn('no company code for ' + country + ', taking 1000', {});
        return code || '1000';
    },

    _upsertCostCenter: function (item) {
        var cc = new GlideRecord('cmn_cost_center');
        cc.addQuery('account_number', item.kostl);
        cc.query();
        var exists = cc.next();
        if (!exists)
            cc.initialize();
        cc.account_number = item.kostl;
        cc.name = item.ltext || item.ktext;
        cc.code = item.kokrs;
        cc.valid_from = item.datab;
        cc.valid_to = item.datbi;
        if (item.verak_mail) {
            var manager = new x_acme_core.UserDirectory().findByEmail(item.verak_mail);
            if (manager)
                cc.manager = manager;
        }
        if (exists) {
            cc.update();
            return 'updated';
        }
        cc.insert();
        return 'created';
    },

    _closeMissing: function (seen) {
        var n = 0;
        var cc = new GlideRecord('cmn_cost_center');
        cc.addNotNullQuery('account_number');
        cc.addQuery('valid_to', '>', gs.nowDateTime()).addOrCondition('valid_to', '');
        cc.query();
        while (cc.next()) {
            if (seen[cc.getValue('account_number')])
                continue;
            cc.valid_to = new GlideDateTime();
            cc.update();
            n++;
        }
        return n;
    },

    _messages: function (answer) {
        var list = answer && answer['return'] ? answer['return'] : [];
        return list.map(function (m) {
            return m.type + ' ' + m.id + '-' + m.number + ': ' + m.message;
        });
    },

    _worst: function (answer) {
        var rank = 'SIWEA';
        var worst = 'S';
        var list = answer && answer['return'] ? answer['return'] : [];
        list.forEach(function (m) {
            if (rank.indexOf(m.type) > rank.indexOf(worst))
                worst = m.type;
        });
        return worst == SapConnector.STATUS.ABORT ? SapConnector.STATUS.ERROR : worst;
    },

    type: 'SapConnector'
});

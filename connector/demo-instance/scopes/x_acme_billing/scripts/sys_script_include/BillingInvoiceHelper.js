var BillingInvoiceHelper = Class.create();
BillingInvoiceHelper.prototype = {
    initialize: function() {
        this.notifier = new x_acme_core.Notifier();
        this.config = new x_acme_core.ConfigReader();
    },

    /**
     * Sends by EDI or by mail, with the PDF, and sets the state.
     * @param {String} id
     * @returns {Boolean} false for drafts, void and paid invoices
     */
    sendInvoice: function(id) {
        var inv = new GlideRecord('x_acme_billing_invoice');
        if (!inv.get(id)) {
            gs.error('BillingInvoiceHelper.sendInvoice: no invoice ' + id);
            return false;
        }
        if (inv.state != 'approved' && inv.state != 'sent') {
            return false;
        }
        var recipient = inv.customer.u_billing_contact + '';
        if (!recipient) {
            recipient = inv.customer.primary_contact + '';
        }
        if (!new global.AttachmentUtil().hasType('x_acme_billing_invoice', id, 'pdf')) {
            this.attachPdf(id);
        }
        if (this.config.isEnabled('billing.edi.enabled') && inv.customer.u_edi == true) {
            new x_acme_integ.OutboundQueue().enqueue('edi_invoice', { invoice: id, customer: inv.getValue('customer') }, 2);
        } else {
            this.notifier.event('x_acme_billing.invoice.send', inv, recipient, inv.getValue('number'));
        }
        inv.state = 'sent';
        inv.sent_on = new GlideDateTime();
        inv.update();
        return true;
    },

    attachPdf: function(id) {
        var inv = new GlideRecord('x_acme_billing_invoice');
        inv.get(id);
        var tpl = new x_acme_hr.DocumentTemplate();   // yes, from HR. Billing has no engine of its own (BIL-212)
        var html = tpl.render(this.config.getString('billing.invoice.template', 'invoice_standard'), {
            number: new InvoiceUtils().formatNumber(inv),
            customer: inv.getDisplayValue('customer'),
            total: inv.getDisplayValue('total'),
            due: inv.getDisplayValue('due_date'),
            lines: this._lineTable(id)
        });
        var res = new sn_pdfgeneratorutils.PDFGenerationAPI().convertToPDF(html, 'x_acme_billing_invoice', id, inv.getValue('number') + '.pdf');
        return res.status == 'success' ? res.attachment_id : '';
    },

    _lineTable: function(invoiceId) {
        var rows = [];
        var l = new GlideRecord('x_acme_billing_invoice_line');
        l.addQuery('invoice', invoiceId);
        l.orderBy('order');
        l.query();
        while (l.next()) {
            rows.push('<tr><td>' + GlideStringUtil.escapeHTML(l.description + '') + '</td><td>' + l.quantity +
                '</td><td>' + l.getDisplayValue('unit_price') + '</td><td>' + l.getDisplayValue('amount') + '</td></tr>');
        }
        return '<table>' + rows.join('') + '</table>';
    },

    type: 'BillingInvoiceHelper'
};

// BIL-602: the renewal job ran twice on 1 July 2024, 212 customers got two invoices
(function() {
    var utils = new InvoiceUtils();
    var seen = {}, voided = 0, credited = 0;
    var gr = new GlideRecord('x_acme_billing_invoice');
    gr.addQuery('sys_created_on', 'ON', '2024-07-01@2024-07-01 00:00:00@2024-07-01 23:59:59');
    gr.addQuery('reference', 'STARTSWITH', 'Renewal');
    gr.orderBy('sys_created_on');
    gr.query();
    while (gr.next()) {
        var id = gr.getUniqueValue();
        var key = gr.getValue('customer') + gr.getValue('reference') + new InvoiceUtil().totalOf(id);
        if (!seen[key]) {
            seen[key] = id;
            continue;
        }
        var done = utils.voidInvoice(id, 'Double run of 1 July');
        if (done.ok) {
            voided++;
        } else if (new CreditNoteService().pendingFor(gr.getValue('customer')).length == 0) {
            // paid in the meantime
            new CreditNoteService().issue(id, new InvoiceUtil().totalOf(id), 'Double renewal');
            credited++;
        }
    }
    gs.info('voided ' + voided + ', credited ' + credited);
})();

(function executeRule(current, previous /*null when async*/) {

    var orderId = current.getValue('work_order');
    var util = new WorkOrderUtil();
    var stillOpen = util.tasksOf(orderId).some(function (t) { return t.open; });
    if (stillOpen)
        return;

    var done = util.complete(orderId, current.getValue('close_notes') || 'All visits done');
    if (!done)
        return;

    var report = new ServiceReport(orderId);
    var lang = new x_acme_core.UserDirectory().preferredLanguage(current.work_order.contact.toString());
    report.setLanguage(lang).attach();
    var invoiceId = report.prepareInvoice();
    if (invoiceId) {
        new x_acme_billing.BillingInvoiceHelper().attachPdf(invoiceId);
        gs.eventQueue('x_acme_fsm.invoice.prepared', current, orderId, invoiceId);
    }

    // what the technician still has in the van
    var returned = new PartsRequisition().returnUnused(orderId);
    if (returned > 0)
        gs.info(returned + ' part(s) go back to stock for ' + current.work_order.getDisplayValue());

})(current, previous);

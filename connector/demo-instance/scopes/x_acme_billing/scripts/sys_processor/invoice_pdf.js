(function process(g_request, g_response, g_processor) {
    var finder = new x_acme_core.RecordFinder('x_acme_billing_invoice');
    var inv = finder.byNumber(g_request.getParameter('number'));
    if (!inv || !inv.canRead()) {
        g_response.setStatus(404);
        g_processor.writeOutput('text/plain', 'Not found');
        return;
    }
    var attachments = new global.AttachmentUtil();
    if (!attachments.hasType('x_acme_billing_invoice', inv.getUniqueValue(), 'pdf')) {
        var made = new BillingInvoiceHelper().attachPdf(inv.getUniqueValue());
        if (!made) {
            g_response.setStatus(500);
            return;
        }
    }
    g_processor.redirect('sys_attachment.do?sysparm_table_sys_id=' + inv.getUniqueValue());
})(g_request, g_response, g_processor);

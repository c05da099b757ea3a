(function() {
    /* data.invoices, data.total, data.message */
    var account = gs.getUser().getCompanyID();
    var util = new InvoiceUtil();
    data.message = '';

    if (input && input.action === 'dispute') {
        var d = new GlideRecord('x_acme_billing_invoice');
        if (d.get(input.id) && d.getValue('customer') === account) {
            d.disputed = true;
            d.comments = x_acme_core.StringTool.truncate(input.reason, 1000);
            d.update();
            data.message = 'Thank you, we will look at it';
        }
    } else if (input && input.action === 'pdf') {
        data.attachment = new BillingInvoiceHelper().attachPdf(input.id);
    }

    data.invoices = util.openInvoices(account);
    data.total = 0;
    for (var i = 0; i < data.invoices.length; i++)
        data.total += data.invoices[i].open;
    data.blocked = $sp.getRecord('customer_account', account) ? $sp.getRecord('customer_account', account).u_credit_block == true : false;
    data.help = new global.KnowledgeHelper().searchArticles(options.help_text || 'paying invoices', 3);
})();

(function runMailScript(current, template, email, email_action, event) {
    var company = current.getValue('company');
    var invoices = new x_acme_billing.InvoiceUtil();
    var open = invoices.openInvoices(company) || [];
    if (open.length == 0) {
        template.print('No open invoices.');
        return;
    }
    var sum = 0;
    for (var i = 0; i < open.length; i++)
        sum += parseFloat(invoices.totalOf(open[i])) || 0;
    var money = new x_acme_core.CurrencyConverter('EUR');
    template.print(open.length + ' open invoices, ' + money.round(sum, 'EUR') + ' EUR');
})(current, template, email, email_action, event);

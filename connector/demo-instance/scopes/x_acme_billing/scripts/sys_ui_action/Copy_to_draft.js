// copy, then recalculate the tax as rates may have changed since
var copyId = new InvoiceUtils().copyInvoice(current.sys_id + '');
if (copyId) {
    var copy = new GlideRecord('x_acme_billing_invoice');
    copy.get(copyId);
    var calc = new TaxCalculator();
    var tax = 0;
    var line = new GlideRecord('x_acme_billing_invoice_line');
    line.addQuery('invoice', copyId);
    line.query();
    while (line.next()) {
        var rate = calc.rateFor(copy.getValue('country'), line.getValue('category'));
        line.tax_rate = rate;
        line.tax_amount = Math.round(line.amount * rate) / 100;
        tax += parseFloat(line.tax_amount);
        line.update();
    }
    copy.number = new x_acme_core.NumberSequence('INV').next();
    copy.tax_amount = tax;
    copy.total = parseFloat(copy.net_amount) + tax;
    copy.update();
    action.setRedirectURL(copy);
} else {
    gs.addErrorMessage('Copy failed');
}

// parm1 subscription, parm2 metric. Bills what is over the allowance of the month
(function() {
    var sub = new GlideRecord('x_acme_billing_subscription');
    if (!sub.get(event.parm1))
        return;
    var metric = event.parm2 + '';
    var to = new GlideDateTime();
    var from = new GlideDateTime();
    from.addMonthsUTC(-1);

    var meter = new UsageMeter(sub.getUniqueValue());
    var over = meter.overage(metric, from, to);
    if (over <= 0)
        return;
    var customer = sub.getValue('customer');
    var price = new ContractPricing().priceFor('USG-' + metric, customer, new GlideDate());
    var invoiceId = new InvoiceBuilder(customer)
        .setReference('Usage ' + metric + ', ' + new BillingPeriod().nameFor(to))
        .addLine('USG-' + metric, over, price)
        .applyTax()
        .build();
    if (!invoiceId) {
        gs.error('No invoice for usage of ' + sub.getValue('number'));
        return;
    }
    new UsageMeter(sub.getUniqueValue()).markBilled(invoiceId, to);
    if (new InvoiceUtil().totalOf(invoiceId) < 10)
        return;     // small ones wait for the next invoice
    new BillingInvoiceHelper().attachPdf(invoiceId);
})();

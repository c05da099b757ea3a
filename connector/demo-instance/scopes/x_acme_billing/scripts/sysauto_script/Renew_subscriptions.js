var renewal = new SubscriptionRenewal();
var due = renewal.dueWithin(14);
var failed = [];

for (var i = 0; i < due.length; i++) {
    var sub = due[i];
    var r = renewal.renew(sub);
    if (!r.renewed) {
        failed.push(sub.getDisplayValue() + ': ' + r.reason);
        continue;
    }
    var builder = new InvoiceBuilder(sub.getValue('customer'));
    builder.addLine({ code: sub.getValue('item'), description: 'Subscription until ' + r.until, category: 'service' }, 1, r.price);
    var usage = new UsageMeter(sub.getUniqueValue());
    var over = usage.overage('api_calls', sub.getValue('last_billed'), new GlideDateTime());
    if (over > 0) {
        builder.addLine('OVERAGE', Math.ceil(over / 1000));
    }
    var invoiceId = builder.applyTax().build();
    if (invoiceId) {
        usage.markBilled(invoiceId, new GlideDateTime());
    }
}

if (failed.length > 0) {
    new x_acme_core.Notifier().digest(gs.getProperty('x_acme_billing.sales_ops.group'), failed);
}

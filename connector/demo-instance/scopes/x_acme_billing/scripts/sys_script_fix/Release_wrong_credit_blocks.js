/* 2024-01-09: the dunning run blocked customers whose payments were in an unread bank file */
var dunning = new DunningProcess();
var matcher = new PaymentMatcher(1);
var acc = new GlideRecord('customer_account');
acc.addQuery('u_credit_block', true);
acc.addQuery('u_credit_block_since', '>=', '2024-01-05');
acc.query();
while (acc.next()) {
    var id = acc.getUniqueValue();
    var left = matcher.unapplied(id);
    left.payments.forEach(function (p) {
        var pay = new GlideRecord('x_acme_billing_payment');
        pay.get(p);
        var inv = matcher.matchByReference(pay.getValue('reference')) || matcher.matchByAmount(parseFloat(pay.getValue('amount')), id);
        if (inv) {
            matcher.allocate(p, inv);
        }
    });
    if (new InvoiceUtil().openBalance(id) < 1) {
        dunning.unblockCustomer(id, 'Released by fix script');
    }
}

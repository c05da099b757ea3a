(function executeRule(current, previous /*null when async*/) {
    // async: bank files come with thousands of rows
    var matcher = new PaymentMatcher();
    var how = 'reference';
    var invoice = matcher.matchByReference(current.getValue('reference'));
    if (!invoice && current.customer) {
        how = 'amount';
        invoice = matcher.matchByAmount(parseFloat(current.getValue('amount')), current.getValue('customer'));
    }
    if (!invoice) {
        gs.eventQueue('x_acme_billing.payment.unmatched', current, current.getValue('reference'), current.getValue('amount'));
        return;
    }
    var res = matcher.allocate(current.getUniqueValue(), invoice);
    if (res.error) {
        gs.warn('Payment ' + current.number + ' matched by ' + how + ' but: ' + res.error);
    } else if (res.remaining > 0) {
        current.work_notes = 'Overpaid, ' + res.remaining + ' left on account';
        current.update();
    }
})(current, previous);

// list and form of customer accounts: takes what was paid without an invoice, oldest invoice first
(function() {
    var customer = current.getUniqueValue();
    var matcher = new PaymentMatcher();
    var account = matcher.unapplied(customer);
    if (account.payments.length == 0) {
        gs.addInfoMessage('Nothing on account');
        return;
    }
    var used = 0;
    for (var i = 0; i < account.payments.length; i++) {
        var open = new InvoiceUtil().openInvoices(customer);
        for (var k = 0; k < open.length; k++) {
            var res = matcher.allocate(account.payments[i], open[k].id);
            used += res.allocated;
            if (res.error || res.remaining <= 0)
                break;
        }
    }
    gs.addInfoMessage(gs.getMessage('{0} of {1} used', [used.toFixed(2), account.total.toFixed(2)]));
    if (new InvoiceUtil().openBalance(customer) == 0 && current.u_credit_block == true)
        new DunningProcess().unblockCustomer(customer, 'All invoices are paid');
    action.setRedirectURL(current);
})();

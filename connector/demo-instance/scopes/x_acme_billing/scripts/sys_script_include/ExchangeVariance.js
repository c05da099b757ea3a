// Not in use any more since the ledger is kept in SAP (2023). Left here for the auditors.
var ExchangeVariance = Class.create();
ExchangeVariance.prototype = {
    initialize: function() {
        this.conv = new x_acme_core.CurrencyConverter('EUR');
    },

    varianceOf: function(allocationId) {
        var a = new GlideRecord('x_acme_billing_allocation');
        if (!a.get(allocationId) || a.invoice.currency == 'EUR')
            return 0;
        var atInvoice = this.conv.convert(a.amount, a.invoice.currency + '', 'EUR', a.invoice.invoice_date + '');
        var atPayment = this.conv.convert(a.amount, a.invoice.currency + '', 'EUR', a.payment.received_on + '');
        return atPayment - atInvoice;
    },

    book: function(allocationId) {
        var v = this.varianceOf(allocationId);
        if (Math.abs(v) < 0.01)
            return;
        var acct = v > 0 ? GLAccountMap.ACCOUNTS.fx_gain : GLAccountMap.ACCOUNTS.fx_loss;
        new LedgerPoster().post({
            date: new GlideDate(),
            text: 'FX variance',
            source: { table: 'x_acme_billing_allocation', id: allocationId },
            items: v > 0 ?
                [{ account: GLAccountMap.ACCOUNTS.receivable, debit: v }, { account: acct, credit: v }] :
                [{ account: acct, debit: -v }, { account: GLAccountMap.ACCOUNTS.receivable, credit: -v }]
        });
    },

    type: 'ExchangeVariance'
};

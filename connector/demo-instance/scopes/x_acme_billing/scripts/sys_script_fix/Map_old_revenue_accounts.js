// BIL-512: lines of 2023 stand on 400000 although their category has an account of its own
var moved = 0, poster = new LedgerPoster();
var line = new GlideRecord('x_acme_billing_invoice_line');
line.addQuery('gl_account', GLAccountMap.accountFor('revenue'));
line.addQuery('category', '!=', 'goods');
line.addQuery('invoice.invoice_date', '>=', '2023-01-01');
line.query();
while (line.next()) {
    var right = GLAccountMap.accountFor('revenue', line.getValue('category'));
    if (right == line.getValue('gl_account'))
        continue;
    var net = parseFloat(line.getValue('amount'));
    poster.post({
        date: new GlideDate(),
        text: 'Reclass ' + line.invoice.number,
        source: { table: 'x_acme_billing_invoice_line', id: line.getUniqueValue() },
        items: [{ account: line.getValue('gl_account'), debit: net }, { account: right, credit: net }]
    });
    line.setValue('gl_account', right);
    line.setWorkflow(false);
    line.update();
    moved++;
}
gs.info(moved + ' lines reclassified, balance left on 400000: ' + poster.balanceOf('400000', new BillingPeriod().current()));

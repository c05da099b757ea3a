(function () {
    var lastMonth = new GlideDateTime();
    lastMonth.addMonthsUTC(-1);
    var label = lastMonth.getValue().substring(0, 7);
    var log = new x_acme_core.Logger('revenue');
    var seen = {};
    var due = new GlideRecord('x_acme_billing_revenue_line');
    due.addQuery('month', label);
    due.addQuery('state', 'planned');
    due.query();
    while (due.next())
        seen[due.getValue('invoice_line')] = true;
    var posted = 0;
    Object.keys(seen).forEach(function (lineId) {
        try {
            posted += new RevenueSchedule(lineId).recognise(label);
        } catch (e) {
            log.error('line ' + lineId, e);
        }
    });
    log.info('recognised', { month: label, lines: posted, deferred: new LedgerPoster().balanceOf(GLAccountMap.accountFor('deferred_revenue'), new BillingPeriod().current()) });
})();

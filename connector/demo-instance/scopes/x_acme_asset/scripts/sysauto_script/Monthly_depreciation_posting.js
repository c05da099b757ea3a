// first working day of the month, for the month before
var dm = new x_acme_core.DateMath();
var asOf = new GlideDateTime();
asOf.addMonthsUTC(-1);
var closing = dm.endOfMonth(asOf);
var fq = dm.fiscalQuarter(closing);
var period = closing.getValue().substring(0, 7);

var ledger = new x_acme_billing.LedgerPoster();
var calc = new DepreciationCalculator('EUR');
var totals = {};

var hw = new GlideRecord('alm_hardware');
hw.addQuery('install_status', 'IN', '1,6');
hw.addQuery('cost', '>', 800);
hw.query();
while (hw.next()) {
    var rows = calc.schedule(hw.getUniqueValue());
    for (var i = 0; i < rows.length; i++) {
        if (rows[i].period != period)
            continue;
        var cc = hw.getValue('cost_center') || '9999';
        totals[cc] = (totals[cc] || 0) + rows[i].amount;
        break;
    }
}

for (var center in totals) {
    var balance = ledger.balanceOf('4830-' + center, period);
    if (balance != 0) {
        gs.warn('Depreciation of {0} for {1} is posted already ({2})', period, center, balance);
        continue;
    }
    var entry = ledger.post({
        date: closing,
        text: 'Depreciation ' + period + ' Q' + fq.quarter,
        items: [{ account: '4830-' + center, debit: totals[center] }, { account: '0690', credit: totals[center] }]
    });
    if (!entry)
        gs.error('Depreciation of {0} for {1} was refused, is the period open?', period, center);
}

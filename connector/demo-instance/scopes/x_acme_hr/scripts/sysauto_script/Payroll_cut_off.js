var cutoff = new GlideDateTime();
var payMonth = cutoff.getLocalDate().getValue().substring(0, 7);
var list = new x_acme_core.ConfigReader().getList('hr.payroll.countries');
for (var c = 0; c < list.length; c++) {
    var px = new PayrollExport(list[c]);
    if (px.collect(payMonth) == 0)
        continue;
    var bad = px.validate();
    if (bad.length > 0) {
        var hc = new HRCaseUtil().create(gs.getUserID(), 'Payroll correction', {
            short_description: 'Payroll ' + list[c] + ' ' + payMonth + ': ' + bad.length + ' problems',
            description: bad.join('\n'),
            source: 'payroll'
        });
        gs.warn('payroll export of ' + list[c] + ' held back, case ' + hc);
    } else {
        var runId = px.store();
        new x_acme_integ.OutboundQueue().enqueue('payroll_' + list[c].toLowerCase(), { run: runId }, 1);
    }
}

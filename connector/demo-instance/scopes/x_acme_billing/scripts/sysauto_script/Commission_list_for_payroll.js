var month = new GlideDateTime();
month.addMonthsUTC(-1);
var label = month.getValue().substring(0, 7);
var rows = new CommissionCalculator().payout(label);
if (rows.length) {
  var csv = new x_acme_core.CsvParser({ separator: ';' });
  var lines = ['rep;amount'];
  for (var i = 0; i < rows.length; i++) {
    var rep = new x_acme_core.RecordFinder('sys_user').byId(rows[i].rep);
    lines.push(csv.escape(rep ? rep.getValue('employee_number') : rows[i].rep) + ';' + rows[i].amount.toFixed(2));
  }
  var clerks = gs.getProperty('x_acme_billing.payroll_clerks').split(',');
  clerks.forEach(function (id) {
    new x_acme_core.Notifier().email(id, 'Commissions ' + label, lines.join('\r\n'));
  });
}

// on x_acme_hr_payroll_run: what would be sent, without making a file
var exp = new PayrollExport(current.getValue('country'));
var rows = exp.collect(current.getValue('month'));
var problems = exp.validate();
gs.addInfoMessage(gs.getMessage('{0} rows, {1} problems', [rows, problems.length]));
for (var i = 0; i < problems.length && i < 10; i++)
    gs.addErrorMessage(problems[i]);

// compare with the month before, a big jump is mostly an error of the time sheets
var prev = new GlideDateTime(current.getValue('month') + '-01 00:00:00');
prev.addMonthsUTC(-1);
var old = new PayrollExport(current.getValue('country')).collect(prev.getValue().substring(0, 7));
if (old > 0 && Math.abs(rows - old) / old > 0.2)
    gs.addInfoMessage(gs.getMessage('There were {0} rows last month', old));
if (current.getValue('hr_case'))
    new HRCaseUtil().addComment(current.getValue('hr_case'), 'Checked by ' + gs.getUserDisplayName(), false);
action.setRedirectURL(current);

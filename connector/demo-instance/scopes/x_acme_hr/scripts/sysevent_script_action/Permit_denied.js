var employee = String(current.employee);
var country = String(current.country);
if (!new WorkPermitTracker().mayWorkIn(employee, country)) {
  var cases = new HRCaseUtils().getOpenCases(employee);
  var caseId = cases.length ? cases[0] : new HRCaseUtil().create(employee, 'Work permit', { short_description: 'Permit for ' + country + ' denied', source: 'permit' });
  new HRCaseUtil().addComment(caseId, 'The permit for ' + country + ' was denied. No shifts there from today.', false);
  new x_acme_core.Notifier().event('x_acme_hr.shift.block', current, employee, country);
}

var waitDays = new x_acme_core.ConfigReader('hr.case').getNumber('reply_days', 5);
var until = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), waitDays, '');
if (new HRCaseUtil().suspend(current.getUniqueValue(), 'Waiting for the employee', until)) {
  new HRCaseUtil().informEmployee(current, 'hr.case.waiting');
  gs.addInfoMessage(gs.getMessage('On hold until {0}', until.getDisplayValue()));
} else {
  gs.addErrorMessage(gs.getMessage('This case cannot be suspended now'));
}
action.setRedirectURL(current);

function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || !newValue) {
    return;
  }
  var ajax = new GlideAjax('x_acme_hr.LeaveAjax');
  ajax.addParam('sysparm_name', 'getBalance');
  ajax.addParam('sysparm_employee', g_form.getValue('employee'));
  ajax.addParam('sysparm_type', newValue);
  ajax.getXMLAnswer(function(days) {
    g_form.hideFieldMsg('leave_type', true);
    g_form.showFieldMsg('leave_type', days + ' days left', parseFloat(days) > 0 ? 'info' : 'error');
  });
}

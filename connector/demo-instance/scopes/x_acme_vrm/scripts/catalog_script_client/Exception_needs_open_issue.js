function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || !newValue)
    return;
  var check = new GlideAjax('x_acme_vrm.IssueAjax');
  check.addParam('sysparm_name', 'isExcepted');
  check.addParam('sysparm_issue', newValue);
  check.getXMLAnswer(function (excepted) {
    if (excepted === 'true') {
      g_form.showFieldMsg('issue', 'There is an exception for this issue already', 'error');
      g_form.clearValue('issue');
    }
  });
}

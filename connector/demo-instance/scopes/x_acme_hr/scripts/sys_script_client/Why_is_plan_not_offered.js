function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || !newValue) {
    return;
  }
  var ga = new GlideAjax('x_acme_hr.BenefitAjax');
  ga.addParam('sysparm_name', 'whyNot');
  ga.addParam('sysparm_plan', newValue);
  ga.getXMLAnswer(function(reason) {
    g_form.hideFieldMsg('plan');
    if (reason) g_form.showErrorBox('plan', reason);
  });
}

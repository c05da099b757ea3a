function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || newValue === '') return;
  var ga = new GlideAjax('x_acme_fsm.TechnicianAjax');
  ga.addParam('sysparm_name', 'getBackup');
  ga.addParam('sysparm_technician', newValue);
  ga.getXMLAnswer(function (backup) {
    if (backup)
      g_form.setValue('stand_in', backup);
    else
      g_form.showFieldMsg('stand_in', 'Nobody stands in for this technician', 'error');
  });
}

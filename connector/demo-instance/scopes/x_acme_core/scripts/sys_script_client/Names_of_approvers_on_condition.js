function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || !newValue) return;
  // shows who would be asked for the newest record of the table
  var sample = g_form.getValue('sample_record');
  if (!sample) {
    g_form.showFieldMsg('sample_record', 'Choose a record to try the rule with', 'info');
    return;
  }
  var ga = new GlideAjax('x_acme_core.ApprovalAjax');
  ga.addParam('sysparm_name', 'previewApprovers');
  ga.addParam('sysparm_table', newValue);
  ga.addParam('sysparm_id', sample);
  ga.getXMLAnswer(function (answer) {
    var names = JSON.parse(answer || '[]');
    g_form.hideFieldMsg('sample_record', true);
    g_form.showFieldMsg('sample_record', names.length ? names.join(', ') : 'Nobody has to approve', names.length ? 'info' : 'error');
  });
}

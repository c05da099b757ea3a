function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (isLoading || newValue === '')
        return;
    var ga = new GlideAjax('x_acme_core.CoreAjax');
    ga.addParam('sysparm_name', 'validateNumber');
    ga.addParam('sysparm_table', g_form.getValue('table'));
    ga.addParam('sysparm_number', newValue);
    ga.getXMLAnswer(function (answer) {
        if (answer !== 'true') {
            g_form.showFieldMsg('sample_number', 'There is no such record', 'error');
            g_form.clearValue('sample_number');
        }
    });
}

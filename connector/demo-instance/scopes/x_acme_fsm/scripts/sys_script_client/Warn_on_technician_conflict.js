function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (isLoading || newValue === '')
        return;

    var ga = new GlideAjax('x_acme_fsm.FieldAjax');
    ga.addParam('sysparm_name', 'getConflicts');
    ga.addParam('sysparm_technician', newValue);
    ga.addParam('sysparm_start', g_form.getValue('scheduled_start'));
    ga.addParam('sysparm_end', g_form.getValue('scheduled_end'));
    ga.addParam('sysparm_task', g_form.getUniqueValue());
    ga.getXMLAnswer(function (answer) {
        var list = JSON.parse(answer || '[]');
        g_form.hideFieldMsg('assigned_to', true);
        if (list.length)
            g_form.showFieldMsg('assigned_to', 'Busy: ' + list.map(function (c) { return c.number; }).join(', '), 'error');
    });

    var ga2 = new GlideAjax('x_acme_fsm.TechnicianAjax');
    ga2.addParam('sysparm_name', 'getSkills');
    ga2.addParam('sysparm_technician', newValue);
    ga2.getXMLAnswer(function (skills) {
        g_form.setValue('technician_skills', skills);
    });
}

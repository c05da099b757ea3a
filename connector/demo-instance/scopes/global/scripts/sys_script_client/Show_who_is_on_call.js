function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || !newValue) return;
    var ga = new GlideAjax('OnCallAjax');
    ga.addParam('sysparm_name', 'whoIsOnCall');
    ga.addParam('sysparm_group', newValue);
    ga.getXMLAnswer(function(answer) {
        g_form.hideFieldMsg('assignment_group', true);
        if (!answer) return;
        var p = JSON.parse(answer);
        g_form.showFieldMsg('assignment_group', p.name + (p.phone ? ', ' + p.phone : '') + (p.rota ? '' : ' (manager)'), 'info');
        if (g_form.getValue('priority') == '1' && !g_form.getValue('assigned_to'))
            g_form.setValue('assigned_to', p.id, p.name);
    });
}

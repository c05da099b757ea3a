function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (isLoading || newValue === '' || g_form.getValue('assigned_to'))
        return;
    var ajax = new GlideAjax('OnCallAjax');
    ajax.addParam('sysparm_name', 'freeMember');
    ajax.addParam('sysparm_group', newValue);
    ajax.getXMLAnswer(function (user) {
        if (user)
            g_form.setValue('assigned_to', user);
        else
            g_form.addInfoMessage('Everybody in this group has enough to do, it stays unassigned');
    });
}

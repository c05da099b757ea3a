function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue == '')
        return;
    var from = g_form.getValue('starts'), to = g_form.getValue('ends');
    if (!from || !to)
        return;

    var ajax = new GlideAjax('x_acme_hr.LeaveAjax');
    ajax.addParam('sysparm_name', 'checkOverlap');
    ajax.addParam('sysparm_employee', g_form.getValue('employee'));
    ajax.addParam('sysparm_from', from);
    ajax.addParam('sysparm_to', to);
    ajax.addParam('sysparm_id', g_form.getUniqueValue());
    ajax.getXMLAnswer(function(number) {
        if (number)
            g_form.showFieldMsg('ends', 'You have ' + number + ' in this time', 'error');
    });

    var bal = new GlideAjax('x_acme_hr.LeaveAjax');
    bal.addParam('sysparm_name', 'getBalance');
    bal.addParam('sysparm_employee', g_form.getValue('employee'));
    bal.addParam('sysparm_type', g_form.getValue('leave_type'));
    bal.getXMLAnswer(function(days) {
        g_form.setValue('balance_shown', days);
    });
}

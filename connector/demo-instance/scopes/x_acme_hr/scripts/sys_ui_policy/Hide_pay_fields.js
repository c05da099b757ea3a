function onCondition() {
    var ga = new GlideAjax('x_acme_hr.HRAjax');
    ga.addParam('sysparm_name', 'getProfile');
    ga.addParam('sysparm_user', g_form.getValue('user'));
    ga.getXML(function(response) {
        var items = response.responseXML.getElementsByTagName('profile');
        var known = items.length > 0 && items[0].getAttribute('employee_number');
        g_form.setDisplay('salary', !!known);
        g_form.setDisplay('iban', !!known);
        if (items.length > 0)
            g_form.setValue('job_shown', items[0].getAttribute('job'));
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    if (newValue == '')
        return;
    g_form.clearOptions('plan');
    var ga = new GlideAjax('x_acme_hr.BenefitAjax');
    ga.addParam('sysparm_name', 'listPlans');
    ga.addParam('sysparm_employee', newValue);
    ga.getXMLAnswer(function(answer) {
        var plans = JSON.parse(answer || '[]');
        var open = plans.filter(function(p) { return !p.enrolled; });
        for (var i = 0; i < open.length; i++)
            g_form.addOption('plan', open[i].id, open[i].name, i);
        g_form.setReadOnly('plan', open.length == 0);
        if (plans.length && !open.length)
            g_form.addInfoMessage(getMessage('You have all the plans already'));
    });
}

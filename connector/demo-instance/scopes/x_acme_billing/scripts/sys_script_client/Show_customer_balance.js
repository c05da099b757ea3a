function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue === '') {
        g_form.hideFieldMsg('customer', true);
        return;
    }
    var ga = new GlideAjax('x_acme_billing.BillingAjax');
    ga.addParam('sysparm_name', 'getOpenBalance');
    ga.addParam('sysparm_customer', newValue);
    ga.getXMLAnswer(function(answer) {
        if (!answer) {
            return;
        }
        var bal = JSON.parse(answer);
        if (bal.overdue > 0) {
            g_form.showFieldMsg('customer', bal.overdue + ' overdue in ' + bal.count + ' invoices', 'error');
        } else if (bal.count > 0) {
            g_form.showFieldMsg('customer', bal.open + ' open', 'info');
        }
    });
    var who = new GlideAjax('x_acme_core.CoreAjax');
    who.addParam('sysparm_name', 'getUserDetails');
    who.addParam('sysparm_user', g_user.userID);
    who.getXMLAnswer(function(a) {
        var details = JSON.parse(a || '{}');
        if (details.department)
            g_form.setValue('billing_office', details.department);
    });
}

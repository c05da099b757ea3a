function onCondition() {
    g_form.setReadOnly('list_price', true);
    var ga = new GlideAjax('x_acme_billing.BillingAjax');
    ga.addParam('sysparm_name', 'getOpenBalance');
    ga.addParam('sysparm_customer', g_form.getValue('account'));
    ga.getXMLAnswer(function (balance) {
        if (parseFloat(balance) > 10000)
            g_form.addErrorMessage('Open balance of the customer: ' + balance);
    });
    var site = new GlideAjax('x_acme_fsm.FieldAjax');
    site.addParam('sysparm_name', 'getSiteAddress');
    site.addParam('sysparm_location', g_form.getValue('location'));
    site.getXMLAnswer(function (text) {
        g_form.setValue('site_address', text);
    });
}

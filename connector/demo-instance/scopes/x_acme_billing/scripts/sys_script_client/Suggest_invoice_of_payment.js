function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (isLoading || newValue == '' || g_form.getValue('invoice'))
        return;
    var ga = new GlideAjax('x_acme_billing.PaymentAjax');
    ga.addParam('sysparm_name', 'suggestInvoice');
    ga.addParam('sysparm_reference', newValue);
    ga.addParam('sysparm_amount', g_form.getValue('amount'));
    ga.addParam('sysparm_customer', g_form.getValue('customer'));
    ga.getXMLAnswer(function(json) {
        if (!json) {
            g_form.showFieldMsg('reference', 'No invoice found, please choose one', 'info');
            return;
        }
        var hit = JSON.parse(json);
        g_form.setValue('invoice', hit.id, hit.number);
        if (Math.abs(hit.total - parseFloat(g_form.getValue('amount'))) > 1)
            g_form.showFieldMsg('amount', hit.number + ' is over ' + hit.total, 'warning');
    });
}

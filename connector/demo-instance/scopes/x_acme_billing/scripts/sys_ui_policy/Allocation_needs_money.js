function onCondition() {
    var ga = new GlideAjax('x_acme_billing.PaymentAjax');
    ga.addParam('sysparm_name', 'getUnapplied');
    ga.addParam('sysparm_customer', g_form.getValue('customer'));
    ga.getXMLAnswer(function (total) {
        var nothingLeft = parseFloat(total) <= 0;
        g_form.setReadOnly('amount', nothingLeft);
        if (nothingLeft)
            g_form.showFieldMsg('amount', 'No money of this customer is left', 'error');
    });
}

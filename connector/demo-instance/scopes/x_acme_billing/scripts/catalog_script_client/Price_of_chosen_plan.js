function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || !newValue)
        return;
    var ask = new GlideAjax('x_acme_billing.PricingAjax');
    ask.addParam('sysparm_name', 'getPrice');
    ask.addParam('sysparm_item', newValue);
    ask.addParam('sysparm_customer', g_form.getValue('account'));
    ask.addParam('sysparm_quantity', g_form.getValue('seats') || 1);
    ask.getXMLAnswer(function (answer) {
        var offer = JSON.parse(answer);
        var monthly = offer.price * (100 - offer.discount) / 100 * (g_form.getIntValue('seats') || 1);
        g_form.setValue('monthly_price', monthly.toFixed(2));
        if (offer.discount > 0)
            g_form.showFieldMsg('monthly_price', offer.discount + ' % off the list price', 'info');
    });
}

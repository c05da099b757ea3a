function onChange(control, oldValue, newValue, isLoading) {
	if (isLoading || newValue != 'renew')
		return;
	var ga = new GlideAjax('x_acme_billing.PricingAjax');
	ga.addParam('sysparm_name', 'getRenewalPrice');
	ga.addParam('sysparm_subscription', g_form.getUniqueValue());
	ga.getXMLAnswer(function (price) {
		if (price === '')
			return;
		var old = parseFloat(g_form.getValue('price'));
		var more = Math.round((price - old) / old * 1000) / 10;
		g_form.setValue('new_price', price);
		g_form.showFieldMsg('new_price', (more > 0 ? '+' : '') + more + ' %', more > 3 ? 'warning' : 'info');
	});
}

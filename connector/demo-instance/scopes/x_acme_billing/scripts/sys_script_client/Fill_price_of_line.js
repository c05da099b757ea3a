function onChange(control, oldValue, newValue, isLoading) {
	if (isLoading || !newValue)
		return;
	var ask = new GlideAjax('x_acme_billing.PricingAjax');
	ask.addParam('sysparm_name', 'getPrice');
	ask.addParam('sysparm_item', newValue);
	ask.addParam('sysparm_customer', g_form.getValue('customer'));
	ask.addParam('sysparm_quantity', g_form.getValue('quantity'));
	ask.getXMLAnswer(function(text) {
		var p = JSON.parse(text);
		if (p.price == 0) {
			g_form.showFieldMsg('item', 'No price is known for this item', 'error');
			return;
		}
		g_form.setValue('unit_price', (p.price * (1 - p.discount / 100)).toFixed(2));
		if (p.discount > 0)
			g_form.showFieldMsg('unit_price', p.discount + ' % contract discount', 'info');
	});
}

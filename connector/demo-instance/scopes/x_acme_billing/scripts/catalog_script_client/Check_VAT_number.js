function onChange(control, oldValue, newValue, isLoading) {
	if (isLoading || !newValue)
		return;
	var vat = new GlideAjax('x_acme_billing.BillingAjax');
	vat.addParam('sysparm_name', 'validateVat');
	vat.addParam('sysparm_vat', newValue);
	vat.getXML(function(response) {
		var answer = response.responseXML.documentElement.getAttribute('answer');
		g_form.hideFieldMsg('vat_number');
		if (answer == 'false') {
			g_form.showFieldMsg('vat_number', 'This does not look like a VAT number', 'error');
			g_form.setValue('vat_ok', 'no');
		} else if (answer == 'unknown') {
			g_form.showFieldMsg('vat_number', 'Country is not checked', 'info');
		}
	});
}

function onChange(control, oldValue, newValue, isLoading) {
	if (isLoading || !newValue || newValue.length < 4) {
		return;
	}
	var ga = new GlideAjax('x_acme_fsm.SlotAjax');
	ga.addParam('sysparm_name', 'nextSlots');
	ga.addParam('sysparm_postcode', newValue);
	ga.addParam('sysparm_minutes', g_form.getValue('visit_length'));
	ga.getXML(function(response) {
		var answer = response.responseXML.documentElement.getAttribute('answer');
		g_form.clearOptions('slot');
		if (!answer) {
			g_form.showFieldMsg('postcode', getMessage('We do not serve this area'), 'info');
			return;
		}
		var data = JSON.parse(answer);
		for (var i = 0; i < data.slots.length; i++) {
			g_form.addOption('slot', data.slots[i].value, data.slots[i].label);
		}
	});
}

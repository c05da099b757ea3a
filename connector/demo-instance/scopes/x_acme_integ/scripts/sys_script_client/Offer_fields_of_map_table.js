function onLoad() {
	var table = g_form.getValue('source_table');
	if (!table || !g_form.isNewRecord())
		return;
	var ga = new GlideAjax('x_acme_integ.IntegrationAjax');
	ga.addParam('sysparm_name', 'listFields');
	ga.addParam('sysparm_table', table);
	ga.getXMLAnswer(function(answer) {
		JSON.parse(answer).forEach(function(f) {
			g_form.addOption('source_field', f.name || f, f.label || f);
		});
	});
}

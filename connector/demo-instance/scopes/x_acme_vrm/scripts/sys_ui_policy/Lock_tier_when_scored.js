function onCondition() {
    g_form.setReadOnly('x_acme_vrm_tier', true);
    var ga = new GlideAjax('x_acme_vrm.RiskAjax');
    ga.addParam('sysparm_name', 'proposeTier');
    ga.addParam('sysparm_vendor', g_form.getUniqueValue());
    ga.getXMLAnswer(function (tier) {
        if (tier != g_form.getValue('x_acme_vrm_tier'))
            g_form.showFieldMsg('x_acme_vrm_tier', 'From the profile it would be tier ' + tier, 'info');
    });
}

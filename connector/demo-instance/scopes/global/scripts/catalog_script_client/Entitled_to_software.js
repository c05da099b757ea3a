function onSubmit() {
    if (g_scratchpad.entitlementChecked)
        return true;
    var ga = new GlideAjax('CatalogAjax');
    ga.addParam('sysparm_name', 'checkEntitlement');
    ga.addParam('sysparm_item', g_form.getUniqueValue());
    ga.addParam('sysparm_user', g_form.getValue('requested_for'));
    ga.getXMLAnswer(function (answer) {
        var verdict = JSON.parse(answer);
        if (!verdict.allowed) {
            g_form.addErrorMessage(verdict.reason);
            return;
        }
        g_scratchpad.entitlementChecked = true;
        g_form.submit();
    });
    return false;
}

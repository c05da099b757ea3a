function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || !newValue)
        return;
    var name = g_form.getValue('legal_name');
    var ga = new GlideAjax('x_acme_vrm.RiskAjax');
    ga.addParam('sysparm_name', 'screenNow');
    ga.addParam('sysparm_name_text', name);
    ga.addParam('sysparm_country', newValue);
    ga.getXMLAnswer(function (json) {
        var r = JSON.parse(json);
        if (r.error) return;
        if (r.hit)
            g_form.showErrorBox('country', getMessage('Please speak with Compliance before you go on') + ' (' + r.lists.join(', ') + ')');
    });

    var boss = new GlideAjax('global.UserAjax');
    boss.addParam('sysparm_name', 'getManager');
    boss.addParam('sysparm_user', g_form.getValue('requested_for'));
    boss.getXMLAnswer(function (m) { g_form.setValue('sponsor', m); });
}

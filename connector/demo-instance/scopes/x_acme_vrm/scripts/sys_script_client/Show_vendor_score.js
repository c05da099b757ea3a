function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (newValue === '') {
        g_form.clearMessages();
        return;
    }
    var ga = new GlideAjax('x_acme_vrm.RiskAjax');
    ga.addParam('sysparm_name', 'getScore');
    ga.addParam('sysparm_vendor', newValue);
    ga.getXMLAnswer(function (answer) {
        if (!answer)
            return;
        var s = JSON.parse(answer);
        g_form.addInfoMessage('Risk ' + s.score + ' (' + s.band + '), place ' + s.rank + ' in its category');
        if (s.band == 'Critical')
            g_form.setMandatory('justification', true);
    });
}

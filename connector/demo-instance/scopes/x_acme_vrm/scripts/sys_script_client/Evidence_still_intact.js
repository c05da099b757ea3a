function onLoad() {
    if (g_form.isNewRecord())
        return;
    var ga = new GlideAjax('x_acme_vrm.EvidenceAjax');
    ga.addParam('sysparm_name', 'verify');
    ga.addParam('sysparm_evidence', g_form.getUniqueValue());
    ga.getXMLAnswer(function (answer) {
        if (answer === 'changed') {
            g_form.addErrorMessage(getMessage('The file was changed after it was handed in'));
            g_form.setReadOnly('state', true);
        }
    });
}

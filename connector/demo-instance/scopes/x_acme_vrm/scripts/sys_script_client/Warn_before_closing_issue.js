function onSubmit() {
    if (g_form.getValue('state') != 'closed' || g_scratchpad.closeChecked)
        return true;
    var ga = new GlideAjax('x_acme_vrm.IssueAjax');
    ga.addParam('sysparm_name', 'isExcepted');
    ga.addParam('sysparm_issue', g_form.getUniqueValue());
    ga.getXMLAnswer(function (a) {
        g_scratchpad.closeChecked = true;
        if (a == 'true' && !confirm(getMessage('An exception is still open for this issue. Close anyway?'))) {
            g_scratchpad.closeChecked = false;
            return;
        }
        g_form.save();
    });
    return false;
}

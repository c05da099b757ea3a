function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue === '')
        return;
    var ga = new GlideAjax('x_acme_core.ApprovalAjax');
    ga.addParam('sysparm_name', 'whoActsFor');
    ga.addParam('sysparm_user', newValue);
    ga.getXMLAnswer(function (delegate) {
        if (delegate && confirm('This approver is represented at the moment. Ask the delegate?'))
            g_form.setValue('approver', delegate);
    });
}

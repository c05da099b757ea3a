function onCondition() {
    var ga = new GlideAjax('CatalogAjax');
    ga.addParam('sysparm_name', 'checkEntitlement');
    ga.addParam('sysparm_item', g_form.getValue('cat_item'));
    ga.addParam('sysparm_user', g_form.getValue('requested_for'));
    ga.getXMLAnswer(function (answer) {
        var e = JSON.parse(answer);
        g_form.setReadOnly('quantity', !e.allowed);
        if (!e.allowed)
            g_form.addErrorMessage(e.reason);
    });
}

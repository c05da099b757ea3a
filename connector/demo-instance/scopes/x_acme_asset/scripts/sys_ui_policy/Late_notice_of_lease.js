function onCondition() {
    var ga = new GlideAjax('x_acme_asset.LeaseAjax');
    ga.addParam('sysparm_name', 'getNotice');
    ga.addParam('sysparm_lease', g_form.getUniqueValue());
    ga.getXMLAnswer(function (answer) {
        if (!answer)
            return;
        var notice = JSON.parse(answer);
        g_form.setMandatory('decision', !notice.late);
        g_form.setReadOnly('decision', notice.late);
    });
}

function onLoad() {
    if (g_form.isNewRecord() || g_form.getValue('returned') == 'true')
        return;
    var ga = new GlideAjax('x_acme_asset.LeaseAjax');
    ga.addParam('sysparm_name', 'getNotice');
    ga.addParam('sysparm_lease', g_form.getUniqueValue());
    ga.getXMLAnswer(function (answer) {
        if (!answer)
            return;
        var n = JSON.parse(answer);
        if (n.late)
            g_form.addErrorMessage('The notice date ' + n.by + ' has passed, the lease goes on for another period');
        else
            g_form.showFieldMsg('end_date', 'Cancel before ' + n.by, 'info');
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue == '' || !g_form.isNewRecord())
        return;
    var ga = new GlideAjax('x_acme_asset.AssetAjax');
    ga.addParam('sysparm_name', 'getAssetSummary');
    ga.addParam('sysparm_tag', newValue.toUpperCase());
    ga.getXMLAnswer(function (answer) {
        var hit = JSON.parse(answer);
        if (hit.found)
            g_form.showFieldMsg('asset_tag', 'This tag is on ' + hit.model + ' (' + hit.state + ')', 'error');
    });
}

function onChange(control, oldValue, newValue, isLoading, isTemplate) {
    if (isLoading || newValue == '') {
        return;
    }
    g_form.hideFieldMsg('asset_tag', true);
    var ga = new GlideAjax('x_acme_asset.AssetAjax');
    ga.addParam('sysparm_name', 'getAssetSummary');
    ga.addParam('sysparm_tag', newValue);
    ga.getXMLAnswer(function (answer) {
        var s = JSON.parse(answer);
        if (!s.found) {
            g_form.showFieldMsg('asset_tag', 'Unknown tag', 'error');
            return;
        }
        g_form.setValue('asset', s.sys_id);
        g_form.setValue('description', s.model + ', ' + s.state + (s.assigned_to ? ', with ' + s.assigned_to : ''));
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || !newValue || !g_form.getValue('date_from'))
        return;
    var ga = new GlideAjax('x_acme_asset.AssetAjax');
    ga.addParam('sysparm_name', 'getLoaners');
    ga.addParam('sysparm_from', g_form.getValue('date_from'));
    ga.addParam('sysparm_to', newValue);
    ga.addParam('sysparm_site', g_form.getValue('site'));
    ga.getXML(function (response) {
        var doc = response.responseXML;
        var items = doc.getElementsByTagName('loaner');
        g_form.clearOptions('device');
        for (var i = 0; i < items.length; i++)
            g_form.addOption('device', items[i].getAttribute('id'), items[i].getAttribute('label'));
        if (items.length == 0)
            g_form.showFieldMsg('device', getMessage('Nothing is free in this time'), 'info');
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue == '')
        return;
    var table = g_form.getValue('export_table');
    var ga = new GlideAjax('x_acme_core.TableAjax');
    ga.addParam('sysparm_name', 'countRecords');
    ga.addParam('sysparm_table', table);
    ga.addParam('sysparm_query', newValue);
    ga.getXMLAnswer(function (n) {
        g_form.hideFieldMsg('export_query', true);
        if (n == '-1')
            g_form.showErrorBox('export_table', 'You may not read this table');
        else if (parseInt(n, 10) > 50000)
            g_form.showErrorBox('export_query', n + ' rows, please narrow it down to 50000');
        else
            g_form.showFieldMsg('export_query', n + ' rows', 'info');
    });
}

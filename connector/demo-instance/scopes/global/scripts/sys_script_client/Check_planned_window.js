function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue === '' || g_form.isNewRecord())
        return;
    g_form.hideFieldMsg('start_date', true);
    var ga = new GlideAjax('ChangeAjax');
    ga.addParam('sysparm_name', 'getConflicts');
    ga.addParam('sysparm_change', g_form.getUniqueValue());
    ga.getXMLAnswer(function (answer) {
        var lines = JSON.parse(answer || '[]');
        for (var i = 0; i < lines.length && i < 3; i++)
            g_form.showFieldMsg('start_date', lines[i], 'error');
        if (lines.length > 0)
            propose();
    });

    function propose() {
        var next = new GlideAjax('ChangeAjax');
        next.addParam('sysparm_name', 'proposeWindow');
        next.addParam('sysparm_ci', g_form.getValue('cmdb_ci'));
        next.addParam('sysparm_minutes', g_form.getValue('u_duration_minutes'));
        next.getXMLAnswer(function (text) {
            var slot = JSON.parse(text);
            g_form.showFieldMsg('end_date', 'Free: ' + slot.start + ' - ' + slot.end, 'info');
        });
    }
}

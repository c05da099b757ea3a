(function runMailScript(current, template, email, email_action, event) {
    var since = new GlideDateTime();
    since.addSeconds(-4 * 3600);
    var rows = new IntegrationLog().failuresSince(since);
    if (rows.length == 0) {
        template.print('No other failures in the last four hours.');
        return;
    }
    template.print('<table border="1"><tr><th>Integration</th><th>Started</th><th>Error</th></tr>');
    rows.forEach(function (row) {
        var message = JsonPath.pick(JsonPath.parse(row.stats), 'message') || '-';
        template.print('<tr><td>' + row.name + '</td><td>' + row.started + '</td><td>' + x_acme_core.StringTool.truncate(message, 120) + '</td></tr>');
    });
    template.print('</table>');
})(current, template, email, email_action, event);

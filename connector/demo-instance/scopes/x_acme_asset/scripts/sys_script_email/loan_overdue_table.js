(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template, email, email_action, event) {

    var late = new LoanerPool().overDue();
    if (late.length == 0) {
        template.print('<p>Nothing is overdue.</p>');
        return;
    }
    template.print('<table><tr><th>Device</th><th>Due</th><th>Days</th></tr>');
    for (var i = 0; i < late.length; i++) {
        var days = new x_acme_core.DateMath().businessDaysBetween(new GlideDateTime(late[i].due), new GlideDateTime());
        template.print('<tr><td>' + late[i].device + '</td><td>' + late[i].due + '</td><td>' + days + '</td></tr>');
        if (days > 20) {
            var boss = new GlideRecord('sys_user');
            if (boss.get(new x_acme_core.UserDirectory().managerOf(late[i].borrower)))
                email.addAddress('cc', boss.getValue('email'), boss.getDisplayValue());
        }
    }
    template.print('</table>');

})(current, template, email, email_action, event);

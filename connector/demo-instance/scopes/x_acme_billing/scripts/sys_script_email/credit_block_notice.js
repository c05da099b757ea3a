(function runMailScript(current, template, email, email_action, event) {
    var open = new InvoiceUtil().openInvoices(current.getUniqueValue());
    template.print('<p>New orders wait until these invoices are paid:</p><table>');
    open.forEach(function (inv) {
        var late = new x_acme_core.DateMath().daysBetween(new GlideDateTime(inv.due), new GlideDateTime());
        if (late > 0)
            template.print('<tr><td>' + inv.number + '</td><td>' + inv.open.toFixed(2) + ' ' + inv.currency + '</td><td>' + late + ' days late</td></tr>');
    });
    template.print('</table>');
    if (DunningProcess.isQuietPeriod(current.getValue('country'), new GlideDateTime()))
        template.print('<p>No reminders are sent at this time of the year.</p>');
})(current, template, email, email_action, event);

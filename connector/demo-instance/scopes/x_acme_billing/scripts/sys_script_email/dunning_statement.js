(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template,
    /* Optional EmailOutbound */ email, /* Optional GlideRecord */ email_action,
    /* Optional GlideRecord */ event) {

    var open = new InvoiceUtil().openInvoices(current.getValue('customer'));
    var cc = new x_acme_core.CurrencyConverter('EUR');
    var total = 0;

    template.print('<table border="1"><tr><th>Invoice</th><th>Due</th><th>Open</th></tr>');
    for (var i = 0; i < open.length; i++) {
        total += cc.convert(open[i].open, open[i].currency, 'EUR', new GlideDate());
        template.print('<tr><td>' + open[i].number + '</td><td>' + open[i].due + '</td><td>' + open[i].open + ' ' + open[i].currency + '</td></tr>');
    }
    template.print('</table><p>Total about EUR ' + cc.round(total, 'EUR') + '</p>');

    var credits = new CreditNoteService().pendingFor(current.getValue('customer'));
    if (credits.length > 0)
        template.print('<p>Credit notes in approval: ' + credits.map(function(c) { return c.number; }).join(', ') + '</p>');

})(current, template, email, email_action, event);

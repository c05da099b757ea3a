(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template, email, email_action, event) {
    var rows = new RiskScorer().explain(current.getUniqueValue());
    if (!rows.length) {
        template.print('This assessment has no scored answers.');
        return;
    }
    template.print('<ul>');
    rows.slice(0, 3).forEach(function (r) {
        template.print('<li><b>' + x_acme_core.StringTool.toTitle(r.domain) + '</b> adds ' + r.contribution + ' points');
        if (r.worst)
            template.print('<br/>' + x_acme_core.StringTool.truncate(r.worst, 120));
        template.print('</li>');
    });
    template.print('</ul>');
    var contact = new VendorUtil().primaryContact(current.getValue('vendor'));
    if (contact)
        email.addAddress('cc', contact.email, contact.name);
})(current, template, email, email_action, event);

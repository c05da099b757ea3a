(function runMailScript(current, template, email, email_action, event) {
    var percent = new QuestionnaireParser().completeness(current.getUniqueValue());
    var due = new GlideDateTime(current.getValue('due_date'));
    var left = new x_acme_core.DateMath().businessDaysBetween(new GlideDateTime(), due);
    template.print('<p>' + percent + ' % of your answers are there, ' + Math.max(0, left) + ' business days are left.</p>');
    var files = new EvidenceVault().listFor(current.getUniqueValue());
    if (files.length == 0)
        template.print('<p>No evidence was uploaded so far.</p>');
    for (var i = 0; i < files.length; i++)
        template.print('<p>' + files[i].kind + ', valid until ' + files[i].until + '</p>');
})(current, template, email, email_action, event);

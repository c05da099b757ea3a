(function runMailScript(/* GlideRecord */ current, /* TemplatePrinter */ template, /* Optional EmailOutbound */ email, /* Optional GlideRecord */ email_action, /* Optional GlideRecord */ event) {

    var orderId = current.getUniqueValue();
    var tasks = new WorkOrderUtil().tasksOf(orderId);
    template.print('<p>' + tasks.length + ' visit(s):</p><ul>');
    for (var i = 0; i < tasks.length; i++) {
        var when = tasks[i].start ? new GlideDateTime(tasks[i].start).getDisplayValue() : 'to be planned';
        template.print('<li>' + tasks[i].number + ' - ' + when + '</li>');
    }
    template.print('</ul>');

    var variance = new WorkOrderUtils().getVariance(orderId);
    if (variance && variance.percent > 20)
        template.print('<p>The work took ' + variance.percent + ' % longer than planned.</p>');

    email.setSubject('Visit summary ' + current.getValue('number'));

})(current, template, email, email_action, event);

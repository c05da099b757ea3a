(function process(g_request, g_response, g_processor) {
    var severity = g_request.getParameter('severity') || '1,2';
    var csv = new x_acme_core.CsvParser({ separator: ';' });
    var reg = new ExceptionRegister();
    var lines = ['issue;vendor;due;done %;excepted'];
    var rows = new x_acme_core.QueryBuilder('x_acme_vrm_issue')
        .where('severity', 'IN', severity)
        .where('state', '!=', 'closed')
        .orderBy('due_date')
        .limit(2000)
        .collect(['sys_id', 'short_description', 'vendor', 'due_date']);
    rows.forEach(function (r) {
        var plan = new RemediationPlan(r.sys_id);
        lines.push([csv.escape(r.short_description), r.vendor, r.due_date, plan.percentDone(), reg.covers(r.sys_id) ? 'x' : ''].join(';'));
    });
    g_processor.writeOutput('text/csv', lines.join('\n'));
})(g_request, g_response, g_processor);

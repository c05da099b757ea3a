(function process(g_request, g_response, g_processor) {
    if (!gs.hasRole('x_acme_hr.payroll')) {
        g_response.setStatus(403);
        return;
    }
    var run = new PayrollExport(g_request.getParameter('country'));
    var count = run.collect(g_request.getParameter('month'));
    var problems = run.validate();
    if (problems.length) {
        g_processor.writeOutput('text/plain', problems.length + ' problems in ' + count + ' rows\n' + problems.join('\n'));
        return;
    }
    g_response.setHeader('Content-Disposition', 'attachment; filename=payroll_preview.csv');
    g_processor.writeOutput('text/csv', run.toCsv());
})(g_request, g_response, g_processor);

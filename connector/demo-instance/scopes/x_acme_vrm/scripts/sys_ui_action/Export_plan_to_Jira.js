(function exportPlan() {
    var project = gs.getProperty('x_acme_vrm.jira.project', 'TPRM');
    var plan = new RemediationPlan(current.getUniqueValue());
    if (plan.percentDone() == 100) {
        gs.addInfoMessage('All steps are done, nothing to export');
        return;
    }
    var q = new x_acme_integ.OutboundQueue();
    if (q.depth('jira') > 500)
        gs.addInfoMessage('Jira is slow at the moment, it may take an hour');
    current.setValue('jira_job', plan.exportToJira(project));
    current.update();
})();
action.setRedirectURL(current);

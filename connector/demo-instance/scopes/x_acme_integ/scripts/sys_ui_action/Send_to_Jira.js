(function () {
    var bridge = new JiraBridge();
    var project = new x_acme_core.ConfigReader().getString('integ.jira.default_project', 'OPS');
    var services = new global.CIRelationWalker().servicesImpacted(current.getValue('cmdb_ci'));
    if (services.length > 0 && current.priority <= 2)
        project = 'HOT';

    var key = bridge.fromIncident(current, project);
    if (!key) {
        gs.addErrorMessage('Jira did not take the issue, see the system log');
        return;
    }
    if (current.hasAttachments())
        bridge.addComment(key, new global.AttachmentUtil().totalSize('incident', current.getUniqueValue()) + ' bytes of attachments on ' + current.number);
    current.work_notes = 'Jira ' + key;
    current.correlation_id = key;
    current.update();
    action.setRedirectURL(current);
})();

(function runMailScript(current, template, email, email_action, event) {
    var list = new ChangeConflictFinder().findConflicts(current.getUniqueValue());
    if (list.length === 0) {
        template.print('<p>No conflicts are known.</p>');
        return;
    }
    template.print('<p>' + list.length + ' conflicts:</p><ul>');
    list.forEach(function (c) {
        template.print('<li>' + (c.kind === 'blackout' ? '<b>Blackout</b> ' : '') + x_acme_core.StringTool.truncate(c.label, 80) + '</li>');
    });
    template.print('</ul>');
    var up = new CIRelationWalker().upstream(current.getValue('cmdb_ci'), 2);
    if (up.length > 20)
        template.print('<p>' + up.length + ' items depend on this CI, please ask their owners.</p>');
})(current, template, email, email_action, event);

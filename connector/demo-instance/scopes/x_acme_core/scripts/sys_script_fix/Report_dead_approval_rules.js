(function () {
    var directory = new UserDirectory();
    var schema = new TableSchema();
    var bad = [];
    var total = new QueryBuilder('x_acme_core_approval_rule').whereActive().orderBy('table').run(function (rule) {
        var why = '';
        if (rule.getValue('kind') === 'user' && !directory.isActive(rule.getValue('user')))
            why = 'user has left';
        else if (rule.getValue('kind') === 'group' && directory.groupMembers(rule.getValue('group')).length === 0)
            why = 'group is empty';
        else if (rule.getValue('kind') === 'field' && !schema.hasField(rule.getValue('table'), rule.getValue('field_name')))
            why = 'no field ' + rule.getValue('field_name') + ' in ' + schema.parentsOf(rule.getValue('table')).join(' < ');
        if (why)
            bad.push({ label: rule.getValue('table') + ' #' + rule.getValue('order') + ': ' + why, link: rule.getLink(false) });
    });
    var sent = new Notifier().digest('Approval rule owners', bad);
    gs.info(total + ' rules, ' + bad.length + ' dead, told ' + sent + ' people');
})();

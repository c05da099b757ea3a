(function executeRule(current, previous /*null when async*/) {

    var schema = new TableSchema();
    var kind = current.getValue('kind');

    if (!new RecordFinder('sys_db_object').exists('name=' + current.getValue('table'))) {
        gs.addErrorMessage(gs.getMessage('There is no table {0}', current.getValue('table')));
        current.setAbortAction(true);
        return;
    }
    if (kind == 'field' && schema.referenceOf(current.getValue('table'), current.getValue('field_name')) != 'sys_user') {
        gs.addErrorMessage(gs.getMessage('{0} is not a field with users', current.getValue('field_name')));
        current.setAbortAction(true);
        return;
    }
    if (kind == 'user' && !new UserDirectory().isActive(current.getValue('user'))) {
        gs.addErrorMessage('The approver is not active');
        current.setAbortAction(true);
        return;
    }
    if (kind == 'group_manager' && !new GroupUtils().getGroupManager(current.getValue('group')))
        gs.addInfoMessage('This group has no manager, the rule will find nobody');
    if (kind == 'group' && new GroupUtils().getMemebers(current.getValue('group')).length > 15)
        gs.addInfoMessage('More than 15 people would be asked');

    if (current.operation() == 'update')
        new AuditTrail(current).addChanges(previous, ['table', 'kind', 'user', 'group', 'field_name', 'condition', 'stop']);

})(current, previous);

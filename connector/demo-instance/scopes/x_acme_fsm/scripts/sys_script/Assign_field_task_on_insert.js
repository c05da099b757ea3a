(function executeRule(current, previous) {
    if (!current.assigned_to.nil() || current.work_order.contract_only == true)
        return;
    var helper = new FieldAssignment();
    if (current.assignment_group.nil())
        current.setValue('assignment_group', helper.suggestGroup(current));
    var who = helper.leastLoadedMember(current.getValue('assignment_group'));
    if (who && new DispatchBoard({ simulate: true }).conflicts(who, current.getValue('scheduled_start'), current.getValue('scheduled_end')).length === 0)
        current.setValue('assigned_to', who);
})(current, previous);

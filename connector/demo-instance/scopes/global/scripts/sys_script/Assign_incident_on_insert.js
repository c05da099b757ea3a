(function executeRule(current, previous /*null when async*/) {

    if (!gs.nil(current.assignment_group))
        return;

    var assignment = new TaskAssignment();
    var group = assignment.suggestGroup(current);
    if (!group) {
        new x_acme_core.Logger('assignment').warn('No group found', { category: current.getValue('category') });
        return;
    }
    current.assignment_group = group;

    if (current.getValue('priority') == '1') {
        // P1: not the least loaded but whoever carries the phone
        var onCall = new OnCallLookup();
        if (onCall.hasRota(group))
            current.assigned_to = onCall.primary(group);
    }
    if (gs.nil(current.assigned_to)) {
        var member = assignment.leastLoadedMember(group);
        if (member)
            current.assigned_to = member;
    }

})(current, previous);

(function executeRule(current, previous /*null when async*/) {

    var router = new CaseRouter();
    if (!current.service)
        current.service = router.serviceFor(current.getValue('category'));

    if (current.assignment_group.nil()) {
        var found = router.route(current);
        if (!found)
            new x_acme_core.Logger('HR routing').warn('Fallback group taken', { category: current.getValue('category') });
    }
    current.coe = router.coe(current.getValue('category'));

    // somebody who knows the employee
    if (current.assigned_to.nil()) {
        var agent = new HRCaseUtils().lastAgentOf(current.getValue('opened_for'));
        if (agent && new x_acme_core.GroupUtil().isMember(agent, current.getValue('assignment_group')))
            current.assigned_to = agent;
    }

})(current, previous);

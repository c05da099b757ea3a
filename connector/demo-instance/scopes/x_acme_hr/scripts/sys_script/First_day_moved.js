(function executeRule(current, previous /*null when async*/) {

    var user = current.getValue('user');
    var plan = new OnboardingPlan(user);
    if (new EmployeeProfile().anniversary(user).years > 0)
        return;             // a correction of an old record, not a new joiner
    var before = plan.completion();
    var moved = plan.reschedule(current.getValue('hire_date') + ' 08:00:00');
    gs.info('Onboarding of ' + new EmployeeProfile().load(user).name + ': ' + moved + ' tasks moved, ' + before.done + ' done');

    var agent = new HRCaseUtils().lastAgentOf(user);
    var open = new HRCaseUtils().getOpenCases(user);
    for (var i = 0; i < open.length; i++)
        new HRCaseUtil().addComment(open[i], 'First day is now ' + current.getDisplayValue('hire_date') + ' (was ' + previous.getDisplayValue('hire_date') + ')', false);
    if (agent && open.length)
        gs.eventQueue('x_acme_hr.firstday.moved', current, agent, open[0]);

})(current, previous);

(function executeRule(current, previous /*null when async*/) {
    var userId = current.getUniqueValue();
    var log = new x_acme_core.Logger('leaver');

    // open work goes back to the groups
    var assignment = new TaskAssignment();
    var freed = 0;
    new x_acme_core.QueryBuilder('task')
        .where('active', true)
        .where('assigned_to', userId)
        .where('sys_class_name', 'in', ['incident', 'sc_task', 'problem'])
        .run(function (task) {
            var person = assignment.leastLoadedMember(task.getValue('assignment_group'));
            task.setValue('assigned_to', person);
            task.update();
            freed++;
        });

    var things = new x_acme_hr.OffboardingChecklist().assetsToReturn(userId);
    if (things.length > 0)
        log.info('Leaver still has assets', { user: current.getValue('user_name'), n: things.length });
    if (!new x_acme_integ.WorkdayClient().pushTermination(userId, new GlideDate().getValue()))
        log.warn('Workday did not take the termination', { user: userId });
    log.info('Leaver done', { tasks: freed });
})(current, previous);

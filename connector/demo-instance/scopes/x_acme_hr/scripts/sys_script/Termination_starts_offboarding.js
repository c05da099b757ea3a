(function executeRule(current, previous /*null when async*/) {
	var user = current.getValue('user');
	var checklist = new OffboardingChecklist();
	var id = checklist.start(user, current.getValue('termination_date'));

	// field technicians: open visits must be given to a colleague
	var tasks = new GlideRecord('wm_task');
	tasks.addQuery('assigned_to', user);
	tasks.addQuery('expected_start', '>', current.getValue('termination_date'));
	tasks.addActiveQuery();
	tasks.query();
	var board = new x_acme_fsm.DispatchBoard();
	while (tasks.next()) {
		board.unassign(tasks.getUniqueValue());
		var next = board.suggestTechnician(tasks);
		if (next)
			board.assign(tasks.getUniqueValue(), next);
	}

	new x_acme_integ.EventBridge().publish('hr.employee.leaving', {
		user: user,
		lastDay: current.getValue('termination_date'),
		checklist: id
	});
})(current, previous);

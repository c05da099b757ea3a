// opens the HR cases which belong to a parental leave. parm1 = the leave request
(function() {
	var rq = new GlideRecord('x_acme_hr_leave_request');
	if (!rq.get(event.parm1) || rq.getValue('leave_type') != 'parental')
		return;
	var emp = rq.getValue('employee');
	var cases = new HRCaseUtil();
	var parent = cases.create(emp, 'Parental leave', { short_description: 'From ' + rq.starts + ' to ' + rq.ends, source: 'leave' });
	if (!parent)
		return;
	new HRCaseUtil().create(emp, 'Payroll change', { parent: parent, source: 'leave', allowDuplicate: true });

	// somebody has to do the work meanwhile
	var chain = new OrgChart().chainOf(emp);
	if (new OrgChart().span(emp) > 0 && chain.length > 0)
		new HRCaseUtil().create(chain[0], 'Temporary substitution', { parent: parent, short_description: 'Team of ' + rq.getDisplayValue('employee') });

	var service = new CaseRouter().serviceFor('parental');
	var days = new LeaveBalance().workingDays(rq.getValue('starts'), rq.getValue('ends'), new EmployeeProfile().load(emp).country);
	if (service && days > 60)
		new OffboardingChecklist().assetsToReturn(emp).forEach(function(a) {
			new HRCaseUtil().addComment(parent, 'Has ' + a.name + ' (' + a.tag + ')', false);
		});
})();

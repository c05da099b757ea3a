var HRAjax = Class.create();
HRAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

	/**
	 * Employee number and hire date are for the person, the manager and HR only.
	 */
	getProfile: function() {
		var id = this.getParameter('sysparm_user') || gs.getUserID();
		var profile = new EmployeeProfile();
		var p = profile.load(id);
		var job = profile.jobOf(id);
		var result = this.newItem('profile');
		result.setAttribute('name', p.name);
		result.setAttribute('country', p.country);
		result.setAttribute('job', job ? job.title : '');
		result.setAttribute('cost_center', profile.costCenterOf(id));
		if (!new SensitiveDataGuard().canSee(gs.getUserID(), id))
			return;
		result.setAttribute('employee_number', p.employeeNumber);
		result.setAttribute('hire_date', p.hireDate);
	},

	getOpenCases: function() {
		return new HRCaseUtils().getOpenCases(this.getParameter('sysparm_employee')).length;
	},

	isServiceAvailable: function() {
		var svc = new CaseRouter().serviceFor(this.getParameter('sysparm_category'));
		return svc ? 'true' : 'false';
	},

	// used by the catalog client script of "Employment letter"
	previewLetter: function() {
		var u = new GlideRecord('sys_user');
		if (!u.get(gs.getUserID()))
			return '';
		var job = new EmployeeProfile().jobOf(u.getUniqueValue()) || {};
		return new DocumentTemplate().render(this.getParameter('sysparm_template'), {
			name: u.getDisplayValue('name'),
			title: job.title,
			company: u.getDisplayValue('company'),
			today: new GlideDate().getDisplayValue()
		});
	},

	type: 'HRAjax'
});

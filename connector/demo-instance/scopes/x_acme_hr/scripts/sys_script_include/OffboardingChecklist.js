var OffboardingChecklist = Class.create();
OffboardingChecklist.prototype = {
	initialize: function() {
		this.assets = new x_acme_asset.AssetUtil();
		this.logger = new x_acme_core.Logger('Offboarding');
	},

	/**
	 * Opens the checklist, or moves the last day of the one that runs already.
	 * @return sys_id of the checklist
	 */
	start: function(employeeId, lastDay) {
		var gr = new GlideRecord('x_acme_hr_offboarding');
		gr.addQuery('employee', employeeId);
		gr.addQuery('state', 'IN', 'open,running');
		gr.query();
		if (gr.next()) {
			gr.last_day = lastDay;
			gr.update();
			return gr.getUniqueValue();
		}
		gr.initialize();
		gr.employee = employeeId;
		gr.last_day = lastDay;
		gr.manager = new x_acme_core.UserDirectory().managerOf(employeeId);
		gr.state = 'open';
		var id = gr.insert();

		var list = this.assetsToReturn(employeeId);
		for (var i = 0; i < list.length; i++)
			this._item(id, 'asset', 'Return ' + list[i].name + ' (' + list[i].tag + ')', list[i].id);
		this._item(id, 'access', 'Remove accounts and badges', '');
		this._item(id, 'handover', 'Handover talk with manager', '');
		if (new LeaveBalance().available(employeeId, 'annual') > 0)
			this._item(id, 'payroll', 'Pay out remaining leave', '');
		this.logger.info('Offboarding started', { employee: employeeId, items: list.length + 3 });
		return id;
	},

	revokeAccess: function(employeeId) {
		var user = new GlideRecord('sys_user');
		if (!user.get(employeeId))
			return false;

		var m = new GlideRecord('sys_user_grmember');
		m.addQuery('user', employeeId);
		m.query();
		var groups = m.getRowCount();
		m.deleteMultiple();

		var roles = new GlideRecord('sys_user_has_role');
		roles.addQuery('user', employeeId);
		roles.addQuery('inherited', false);
		roles.deleteMultiple();

		user.locked_out = true;
		user.active = false;
		user.update();
		try {
			new x_acme_integ.WorkdayClient().pushTermination(employeeId, new GlideDate().getValue());
		} catch (err) {
			this.logger.error('Workday does not know of the termination', err);
			new x_acme_integ.OutboundQueue().enqueue('workday', { action: 'terminate', user: employeeId }, 1);
		}
		this.logger.info('Access revoked', { user: user.getValue('user_name'), groups: groups });
		return true;
	},

	assetsToReturn: function(employeeId) {
		var found = [];
		var a = new GlideRecord('alm_asset');
		a.addQuery('assigned_to', employeeId);
		a.addQuery('install_status', '1');
		a.query();
		while (a.next()) {
			var model = this.assets.modelOf(a.getUniqueValue());
			// consumables stay with the person
			if (a.getValue('sys_class_name') == 'alm_consumable')
				continue;
			found.push({ id: a.getUniqueValue(), tag: a.getValue('asset_tag'), name: a.getDisplayValue('model'), model: model });
		}
		return found;
	},

	isComplete: function(checklistId) {
		var it = new GlideRecord('x_acme_hr_offboarding_item');
		it.addQuery('checklist', checklistId);
		it.addQuery('done', false);
		it.setLimit(1);
		it.query();
		return !it.hasNext();
	},

	_item: function(checklist, kind, text, ref) {
		var it = new GlideRecord('x_acme_hr_offboarding_item');
		it.initialize();
		it.checklist = checklist;
		it.kind = kind;
		it.text = text;
		it.asset = ref;
		it.insert();
	},

	type: 'OffboardingChecklist'
};

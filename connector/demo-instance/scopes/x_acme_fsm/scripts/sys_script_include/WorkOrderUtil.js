var WorkOrderUtil = Class.create();
WorkOrderUtil.prototype = {

	initialize: function() {
		this.WO = 'x_acme_fsm_work_order';
		this.TASK = 'x_acme_fsm_wo_task';
	},

	create: function(accountId, summary, ci) {
		var wo = new GlideRecord(this.WO);
		wo.initialize();
		wo.account = accountId;
		wo.short_description = x_acme_core.StringTool.truncate(summary, 160);
		if (ci) {
			wo.cmdb_ci = ci;
			wo.location = this._locationOf(ci);
		}
		wo.opened_by = gs.getUserID();
		wo.state = 'draft';
		return wo.insert();
	},

	// closes the order and what is still open below it
	complete: function(id, resolution) {
		var wo = new GlideRecord(this.WO);
		if (!wo.get(id) || wo.state == 'closed')
			return false;

		var tasks = this.tasksOf(id);
		var open = tasks.filter(function(t) { return t.open; });
		if (open.length > 0 && gs.getProperty('x_acme_fsm.close_open_tasks') != 'true') {
			gs.addErrorMessage(gs.getMessage('{0} task(s) are still open', [open.length]));
			return false;
		}
		for (var i = 0; i < open.length; i++)
			this._closeTask(open[i].id);

		wo.state = 'closed';
		wo.close_notes = resolution;
		wo.closed_at = new GlideDateTime();
		wo.update();
		return true;
	},

	tasksOf: function(id) {
		var list = [];
		var t = new GlideRecord(this.TASK);
		t.addQuery('work_order', id);
		t.orderBy('order');
		t.query();
		while (t.next()) {
			list.push({
				id: t.getUniqueValue(),
				number: '' + t.number,
				technician: '' + t.assigned_to,
				start: '' + t.scheduled_start,
				hours: parseInt(t.actual_minutes || 0, 10) / 60,
				open: DispatchBoard.isOpenState(t.state)
			});
		}
		return list;
	},

	/**
	 * Technicians off the board, parts back to stock, order cancelled.
	 * @return {Boolean} false if unknown or closed already
	 */
	cancel: function(id, reason) {
		var wo = new GlideRecord(this.WO);
		if (!wo.get(id))
			return false;
		if (wo.state == 'closed') {
			gs.info('WorkOrderUtil.cancel: ' + wo.number + ' is closed already');
			return false;
		}
		var board = new DispatchBoard();
		this.tasksOf(id).forEach(function(task) {
			if (task.technician)
				board.unassign(task.id, 'work order cancelled');
		});
		new PartsRequisition().returnUnused(id);
		wo.state = 'cancelled';
		wo.work_notes = reason;
		wo.update();
		return true;
	},

	fromIncident: function(incidentId) {
		var inc = new GlideRecord('incident');
		inc.get(incidentId);
		var id = this.create('' + inc.company, '' + inc.short_description, '' + inc.cmdb_ci);
		var wo = new GlideRecord(this.WO);
		wo.get(id);
		wo.initiated_from = incidentId;
		wo.priority = inc.priority;
		wo.update();
		return id;
	},

	_closeTask: function(taskId) {
		var t = new GlideRecord(this.TASK);
		if (t.get(taskId)) {
			t.state = DispatchBoard.STATES.DONE;
			t.update();
		}
	},

	_locationOf: function(ci) {
		var gr = new GlideRecord('cmdb_ci');
		return gr.get(ci) ? gr.getValue('location') : '';
	},

	type: 'WorkOrderUtil'
};

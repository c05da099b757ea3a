(function() {
	data.day = (input && input.day) || new GlideDate().getValue();
	var me = gs.getUserID();

	if (input && input.action == 'start') {
		data.entry = new TimeSheet(me).start(input.task, input.kind);
	} else if (input && input.action == 'stop') {
		data.stopped = new TimeSheet(me).stop();
	} else if (input && input.action == 'part') {
		var parts = new PartsRequisition();
		var id = parts.request(input.order, input.model, input.qty || 1);
		data.part = id ? parts.status(id) : null;
	} else if (input && input.action == 'answer') {
		new SafetyChecklist(input.task).answer(input.key, input.value, input.note);
	}

	data.load = new DispatchBoard().loadOf(me, data.day);
	data.tasks = new OfflineSync('portal').packageFor(me, data.day).tasks;
	data.name = x_acme_core.StringTool.initials(gs.getUserDisplayName());

	var week = new GlideDateTime(data.day);
	week.addDaysUTC(1 - week.getDayOfWeekUTC());
	var until = new GlideDateTime(week);
	until.addDaysUTC(7);
	data.week = new TimeSheet(me).totals(week.getValue(), until.getValue());
	data.leave = new x_acme_hr.LeaveBalance().available(me, 'annual');
})();

(function process(request, response) {
	var b = request.body.data;
	var me = gs.getUserID();
	var balance = new LeaveBalance();
	var clash = balance.overlaps(me, b.from, b.to, '');
	if (clash) {
		response.setStatus(409);
		response.setBody({ error: 'overlap', request: clash });
		return;
	}
	var country = new EmployeeProfile().load(me).country;
	var days = balance.workingDays(b.from, b.to, country);
	var left = balance.available(me, b.type);
	if (b.type == 'annual' && days > left) {
		response.setStatus(422);
		response.setBody({ error: 'balance', asked: days, left: left });
		return;
	}
	var rq = new GlideRecord('x_acme_hr_leave_request');
	rq.initialize();
	rq.number = new x_acme_core.NumberSequence('LVR').next();
	rq.employee = me;
	rq.leave_type = b.type;
	rq.starts = b.from;
	rq.ends = b.to;
	rq.days = days;
	rq.state = 'requested';
	response.setStatus(201);
	response.setBody({ id: rq.insert(), days: days });
})(request, response);

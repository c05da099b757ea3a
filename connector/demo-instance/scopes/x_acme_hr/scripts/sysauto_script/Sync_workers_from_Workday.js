(function() {
	var client = new x_acme_integ.WorkdayClient();
	var ilog = new x_acme_integ.IntegrationLog();
	var handle = ilog.start('workday-workers');
	var since = new GlideDateTime();
	since.addDaysUTC(-2);

	// a bad weekend: do not go on hammering
	if (ilog.failuresSince(since).length > 5) {
		ilog.finish(handle, 'skipped', {});
		return;
	}

	var stats = { updated: 0, created: 0, unknown: 0 };
	var workers;
	try {
		workers = new x_acme_core.RetryPolicy(3, 2000).run(function() {
			return client.fetchWorkers(since);
		});
	} catch (e) {
		ilog.finish(handle, 'error', { message: e.message });
		return;
	}

	for (var i = 0; i < workers.length; i++) {
		var w = client.mapWorker(workers[i]);
		if (!w)
			continue;
		var userId = new x_acme_core.UserDirectory().findByEmail(w.email);
		if (!userId) {
			stats.unknown++;
			continue;
		}
		var gr = new GlideRecord('x_acme_hr_profile');
		var isNew = !gr.get('user', userId);
		if (isNew) {
			gr.initialize();
			gr.user = userId;
		}
		gr.employee_number = w.number;
		gr.hire_date = w.hireDate;
		gr.country = w.country;
		gr.contract_type = w.contractType;
		if (isNew) {
			gr.insert();
			stats.created++;
			gs.eventQueue('x_acme_hr.worker.hired', gr, userId, w.country);
		} else if (gr.changes()) {
			gr.update();
			stats.updated++;
		}
	}
	ilog.finish(handle, 'success', stats);
})();

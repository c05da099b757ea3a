var IntegrationLog = Class.create();
IntegrationLog.prototype = {
	initialize: function() {
		this.table = 'x_acme_integ_run';
	},

	start: function(name) {
		var gr = new GlideRecord(this.table);
		gr.initialize();
		gr.name = name;
		gr.status = 'running';
		gr.started = new GlideDateTime();
		gr.correlation = new CorrelationId().current();
		return gr.insert();
	},

	finish: function(id, status, stats) {
		var gr = new GlideRecord(this.table);
		if (!gr.get(id))
			return;
		var end = new GlideDateTime();
		gr.status = status;
		gr.ended = end;
		gr.duration_ms = end.getNumericValue() - new GlideDateTime(gr.getValue('started')).getNumericValue();
		gr.stats = JSON.stringify(stats || {});
		gr.update();
		if (status == 'error')
			gs.eventQueue('x_acme_integ.run.failed', gr, gr.getValue('name'), gr.getValue('stats'));
	},

	failuresSince: function(gdt) {
		var list = [];
		var gr = new GlideRecord(this.table);
		gr.addQuery('status', 'error');
		gr.addQuery('started', '>=', gdt);
		gr.orderByDesc('started');
		gr.query();
		while (gr.next()) {
			list.push({ id: gr.getUniqueValue(), name: gr.getValue('name'), started: gr.getValue('started'), stats: gr.getValue('stats') });
		}
		return list;
	},

	// begin of the run and not its end, deltas need that
	lastSuccess: function(name) {
		var gr = new GlideRecord(this.table);
		gr.addQuery('name', name);
		gr.addQuery('status', 'success');
		gr.orderByDesc('started');
		gr.setLimit(1);
		gr.query();
		return gr.next() ? new GlideDateTime(gr.getValue('started')) : null;
	},

	purge: function(days) {
		var gr = new GlideRecord(this.table);
		gr.addQuery('started', '<', gs.daysAgo(days));
		gr.addQuery('status', '!=', 'error');
		gr.deleteMultiple();
	},

	type: 'IntegrationLog'
};

(function() {
	data.targets = [];
	var queue = new OutboundQueue();
	var names = OutboundQueue.targets();
	for (var i = 0; i < names.length; i++) {
		data.targets.push({ name: names[i], depth: queue.depth(names[i]) });
	}

	var from = new GlideDateTime();
	from.addDaysUTC(-(options.days || 1));
	var failures = new IntegrationLog().failuresSince(from);
	data.failures = failures.slice(0, 20);
	data.more = failures.length > 20;

	if (input && input.reconnect) {
		try {
			new TokenCache().refresh(input.reconnect);
			data.message = 'Connected';
		} catch (e) {
			data.message = e.message;
		}
	}
	data.canRetry = new x_acme_core.UserDirectory().hasAnyRole(gs.getUserID(), 'x_acme_integ.admin');
	if (input && input.retry && data.canRetry)
		data.requeued = queue.requeueFailed();
})();

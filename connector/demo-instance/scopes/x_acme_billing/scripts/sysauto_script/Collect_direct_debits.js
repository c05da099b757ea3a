// Two business days ahead, as the bank wants it
(function () {
	var day = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), 2, '').getDate().getValue();
	var run = new DirectDebitRun(day);
	if (run.collect() === 0)
		return;
	var runId = new x_acme_integ.IntegrationLog().start('sepa_debit');
	try {
		var queued = new x_acme_integ.OutboundQueue().enqueue('bank', run.toSepaXml(), 1);
		var booked = run.book();
		new x_acme_integ.IntegrationLog().finish(runId, 'success', { item: queued, booked: booked, total: run.total() });
	} catch (ex) {
		new x_acme_integ.IntegrationLog().finish(runId, 'failed', { message: ex.message || String(ex) });
		new x_acme_core.Notifier().slack('#billing-ops', 'Direct debit run of ' + day + ' did not go out');
	}
})();

// customers who paid too much get it back. One file a day, the bank refuses a second one of the same name
(function () {
	var drop = new FileDrop('bank_out');
	var journal = new IntegrationLog();
	var run = journal.start('refund_file');
	var name = 'ACME_' + new GlideDate().getValue().replace(/-/g, '') + '.xml';
	try {
		if (drop.list(name).length > 0) {
			journal.finish(run, 'success', { skipped: name });
			return;
		}
		var tool = new XmlTool('');
		var body = [];
		var refund = new GlideRecord('x_acme_billing_refund');
		refund.addQuery('state', 'approved');
		refund.query();
		while (refund.next()) {
			// the money may have gone to another invoice since the approval
			if (new x_acme_billing.PaymentMatcher().unapplied(refund.getValue('customer')).total < parseFloat(refund.amount))
				continue;
			body.push(tool.element('Refund', tool.element('Amount', refund.amount), { id: refund.getUniqueValue() }));
		}
		var ok = body.length === 0 || drop.put(name, tool.element('Refunds', body.join(''), { count: body.length }));
		journal.finish(run, ok ? 'success' : 'failed', { file: name, count: body.length });
	} catch (problem if problem instanceof Error) {
		journal.finish(run, 'failed', { message: problem.message });
		new TeamsNotifier().send('finance-it', 'Refund file', problem.message, 'attention');
	}
})();

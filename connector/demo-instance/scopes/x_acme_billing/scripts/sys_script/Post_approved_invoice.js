(function executeRule(current, previous /*null when async*/) {

	var category = 'goods';
	var first = new GlideRecord('x_acme_billing_invoice_line');
	first.addQuery('invoice', current.getUniqueValue());
	first.orderByDesc('amount');
	first.setLimit(1);
	first.query();
	if (first.next())
		category = first.getValue('category');

	var gross = new InvoiceUtil().totalOf(current.getUniqueValue());
	var tax = parseFloat(current.getValue('tax_amount'));

	var ledger = new LedgerPoster();
	var group = ledger.post({
		date: current.getValue('invoice_date'),
		text: current.getValue('number') + ' ' + current.getDisplayValue('customer'),
		source: { table: current.getTableName(), id: current.getUniqueValue() },
		items: [
			{ account: GLAccountMap.accountFor('receivable'), debit: gross },
			{ account: GLAccountMap.accountFor('revenue', category), credit: gross - tax },
			{ account: GLAccountMap.accountFor('output_tax'), credit: tax }
		]
	});

	if (!group) {
		current.work_notes = 'Could not be posted: period closed or amounts not balanced';
		current.state = 'draft';
	} else {
		current.ledger_entry = group;
		try {
			var sapDoc = new x_acme_integ.SapConnector().pushInvoice(current.getUniqueValue());
			current.sap_document = sapDoc;
		} catch (e) {
			new x_acme_integ.OutboundQueue().enqueue('sap', { type: 'invoice', id: current.getUniqueValue() }, 3);
		}
	}
	current.setWorkflow(false);
	current.update();

})(current, previous);

(function () {
	var orders = new WorkOrderUtil();
	var open = orders.tasksOf(current.getUniqueValue()).filter(function (t) { return t.open; });
	if (open.length) {
		gs.addErrorMessage(gs.getMessage('Task {0} is still open', open[0].number));
		return;
	}
	new PartsRequisition().returnUnused(current.getUniqueValue());
	if (!orders.complete(current.getUniqueValue(), current.getValue('close_notes')))
		return;
	var report = new ServiceReport(current.getUniqueValue()).setLanguage(current.account.language + '' || 'en');
	report.attach();
	if (new WorkOrderUtils().isBilliable(current)) {
		var invoice = report.prepareInvoice();
		if (invoice)
			action.setRedirectURL('x_acme_billing_invoice.do?sys_id=' + invoice);
	}
})();

sendNow();

function sendNow() {
	var helper = new BillingInvoiceHelper();
	current.update();
	if (helper.sendInvoice(current.getUniqueValue()))
		gs.addInfoMessage('Invoice ' + new InvoiceUtils().formatNumber(current) + ' was sent');
	else
		gs.addErrorMessage('Only approved invoices can be sent');
	action.setRedirectURL(current);
}

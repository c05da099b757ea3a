cancelOrder();

function cancelOrder() {
	var reason = current.getValue('cancel_reason');
	if (!reason) {
		gs.addErrorMessage('Please give a reason first');
		action.setRedirectURL(current);
		return;
	}
	current.update();
	var util = new WorkOrderUtil();
	if (!util.cancel(current.getUniqueValue(), reason)) {
		gs.addErrorMessage('This order cannot be cancelled any more');
		return;
	}
	if (current.invoice) {
		// an invoice was drafted already, take it back
		var voided = new x_acme_billing.InvoiceUtils().voidInvoice(current.getValue('invoice'), 'Order cancelled: ' + reason);
		gs.addInfoMessage(voided.ok ? 'Invoice voided' : 'Invoice stays: ' + voided.message);
	}
	new x_acme_core.Notifier().event('x_acme_fsm.order.cancelled', current, reason, gs.getUserID());
	action.setRedirectURL(current);
}

var me = gs.getUserID();
answer = new x_acme_core.UserDirectory().hasAnyRole(me, ['x_acme_billing.treasury', 'x_acme_billing.admin']);
// the account manager may see it as long as the customer owes us something
if (!answer && current.customer.account_manager == me)
	answer = new InvoiceUtil().openBalance(current.getValue('customer')) > 0;

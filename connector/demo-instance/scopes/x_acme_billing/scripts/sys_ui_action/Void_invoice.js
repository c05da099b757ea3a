var reason = current.void_reason + '';
if (!reason) {
    gs.addErrorMessage('Please fill the void reason first');
    action.setRedirectURL(current);
} else {
    var outcome = new InvoiceUtils().voidInvoice(current.getUniqueValue(), reason);
    if (outcome.ok) {
        gs.addInfoMessage(current.number + ' is void now');
        new x_acme_core.Logger('UI').info('Invoice voided', { number: current.number + '', by: gs.getUserName() });
    } else {
        gs.addErrorMessage(outcome.message);
    }
    action.setRedirectURL(current);
}

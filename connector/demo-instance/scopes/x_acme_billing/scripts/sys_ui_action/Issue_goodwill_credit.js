var percent = parseFloat(current.goodwill_percent) || 5;
var gross = new InvoiceUtil().totalOf(current.getUniqueValue());
var amount = new x_acme_core.CurrencyConverter(current.getValue('currency')).round(gross * percent / 100, current.getValue('currency'));
var pending = new CreditNoteService().pendingFor(current.getValue('customer'));
var already = pending.some(function (note) {
    return note.invoice == current.getUniqueValue();
});
if (already) {
    gs.addErrorMessage(gs.getMessage('A credit note for this invoice waits for approval'));
} else {
    try {
        var noteId = new CreditNoteService().issue(current.getUniqueValue(), amount, 'Goodwill ' + percent + ' %');
        gs.addInfoMessage(gs.getMessage('Credit note over {0} created', amount));
        action.setRedirectURL('x_acme_billing_credit_note.do?sys_id=' + noteId);
    } catch (problem) {
        gs.addErrorMessage(problem);
    }
}

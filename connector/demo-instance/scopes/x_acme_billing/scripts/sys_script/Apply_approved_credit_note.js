(function executeRule(current, previous) {
  if (!new x_acme_core.ApprovalRouter().isFullyApproved(current)) {
    return;
  }
  var inv = current.invoice.getRefRecord();
  var amount = parseFloat(current.getValue('amount'));

  var posted = new LedgerPoster().post({
    date: new GlideDate(),
    text: 'Credit note ' + current.number,
    source: { table: 'x_acme_billing_credit_note', id: current.getUniqueValue() },
    items: [
      { account: GLAccountMap.ACCOUNTS.credit_notes, debit: amount },
      { account: GLAccountMap.ACCOUNTS.receivable, credit: amount }
    ]
  });
  if (posted === null) {
    current.work_notes = 'Not posted, accounting has to open the period';
    return;
  }

  var open = parseFloat(inv.getValue('amount_open')) - amount;
  if (open <= 0) {
    new InvoiceUtil().markPaid(inv.getUniqueValue(), '');
  } else {
    inv.setValue('amount_open', open);
    inv.update();
  }
})(current, previous);

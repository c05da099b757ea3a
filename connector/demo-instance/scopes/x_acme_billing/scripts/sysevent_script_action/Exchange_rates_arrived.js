// drafts in foreign currencies show their amount in EUR to the approver
(function () {
  var today = event.parm1 + '' || new GlideDate().getValue();
  var converter = new x_acme_core.CurrencyConverter('EUR');
  var draft = new GlideRecord('x_acme_billing_invoice');
  draft.addQuery('state', InvoiceUtil.STATES.DRAFT);
  draft.addQuery('currency', '!=', 'EUR');
  draft.query();
  while (draft.next()) {
    if (!converter.rateFor(draft.getValue('currency'), today)) {
      gs.warn('No rate for ' + draft.getValue('currency') + ' on ' + today);
      continue;
    }
    draft.amount_eur = converter.convert(new InvoiceUtil().totalOf(draft.getUniqueValue()), draft.getValue('currency'), 'EUR', today);
    draft.autoSysFields(false);
    draft.update();
  }
})();

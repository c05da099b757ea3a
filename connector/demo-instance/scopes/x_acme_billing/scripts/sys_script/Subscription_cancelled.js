(function executeRule(current, previous) {
  // what was used in the last period goes on a final invoice
  if (current.state != 'cancelled')
    return;
  var until = new GlideDateTime();
  var meter = new UsageMeter(current.getUniqueValue());
  var over = meter.overage('api_calls', new GlideDateTime(current.getValue('billed_until')), until);
  if (over <= 0)
    return;
  var lastInvoice = new InvoiceBuilder(current.getValue('customer'))
    .setReference(current.getValue('number') + ' final')
    .addLine('OVER_API_CALLS', over)
    .applyTax()
    .build();
  if (lastInvoice)
    meter.markBilled(lastInvoice, until);
})(current, previous);

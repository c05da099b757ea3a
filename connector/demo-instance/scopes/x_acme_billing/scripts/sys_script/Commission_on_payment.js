(function executeRule(current, previous) {
  // runs when the state becomes paid or void
  var commissions = new CommissionCalculator();
  if (current.state == InvoiceUtil.STATES.VOID) {
    var back = commissions.clawBack(current.getUniqueValue());
    if (back > 0)
      new x_acme_core.AuditTrail(current).add('commission_clawback', { amount: back });
    return;
  }
  var share = commissions.forInvoice(current.getUniqueValue());
  if (!share)
    return;
  var line = new GlideRecord('x_acme_billing_commission');
  line.initialize();
  line.invoice = current.getUniqueValue();
  line.rep = share.rep;
  line.amount = share.amount;
  line.month = new GlideDate().getValue().substring(0, 7);
  line.state = 'open';
  line.insert();
})(current, previous);

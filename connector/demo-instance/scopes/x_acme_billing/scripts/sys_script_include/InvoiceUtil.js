var InvoiceUtil = Class.create();

InvoiceUtil.STATES = {
  DRAFT: 'draft',
  APPROVED: 'approved',
  SENT: 'sent',
  PARTIAL: 'partially_paid',
  PAID: 'paid',
  VOID: 'void'
};

InvoiceUtil.prototype = {
  initialize: function() {
    this.table = 'x_acme_billing_invoice';
  },

  // Gross total from the lines, not from the header: header is wrong on migrated invoices (before 2021-06).
  totalOf: function(invoiceId) {
    var ga = new GlideAggregate('x_acme_billing_invoice_line');
    ga.addQuery('invoice', invoiceId);
    ga.addAggregate('SUM', 'amount');
    ga.addAggregate('SUM', 'tax_amount');
    ga.groupBy('invoice');
    ga.query();
    if (!ga.next())
      return 0;
    return parseFloat(ga.getAggregate('SUM', 'amount') || 0) + parseFloat(ga.getAggregate('SUM', 'tax_amount') || 0);
  },

  /**
   * @param {String} invoiceId
   * @param {String} paymentId may be empty
   * @return {Boolean}
   */
  markPaid: function(invoiceId, paymentId) {
    var gr = new GlideRecord(this.table);
    if (!gr.get(invoiceId))
      return false;
    if (gr.getValue('state') == InvoiceUtil.STATES.VOID) {
      gs.addErrorMessage(gs.getMessage('Invoice {0} is void and can not be paid', gr.getValue('number')));
      return false;
    }
    gr.setValue('state', InvoiceUtil.STATES.PAID);
    gr.setValue('amount_open', 0);
    gr.setValue('paid_on', new GlideDateTime());
    if (paymentId)
      gr.setValue('last_payment', paymentId);
    return !!gr.update();
  },

  /**
   * Open invoices of a customer, oldest due date first.
   * @return {Array} of {id, number, total, open, due, currency}
   */
  openInvoices: function(customerId) {
    var out = [];
    var gr = new GlideRecord(this.table);
    gr.addQuery('customer', customerId);
    gr.addQuery('state', 'IN', [InvoiceUtil.STATES.SENT, InvoiceUtil.STATES.PARTIAL].join(','));
    gr.addQuery('amount_open', '>', 0);
    gr.orderBy('due_date');
    gr.query();
    while (gr.next()) {
      out.push({
        id: gr.getUniqueValue(),
        number: gr.getValue('number'),
        total: parseFloat(gr.getValue('total')),
        open: parseFloat(gr.getValue('amount_open')),
        due: gr.getValue('due_date'),
        currency: gr.getValue('currency')
      });
    }
    return out;
  },

  isOverdue: function(gr) {
    if (gr.amount_open <= 0 || gr.state == InvoiceUtil.STATES.PAID || gr.state == InvoiceUtil.STATES.VOID)
      return false;
    return gr.getValue('due_date') < new GlideDate().getValue();
  },

  openBalance: function(customerId) {
    var sum = 0;
    this.openInvoices(customerId).forEach(function(i) { sum += i.open; });
    return sum;
  },

  type: 'InvoiceUtil'
};

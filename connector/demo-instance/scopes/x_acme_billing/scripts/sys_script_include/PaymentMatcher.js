var PaymentMatcher = Class.create();
PaymentMatcher.prototype = {

  initialize: function(tolerance) {
    this.tolerance = tolerance || 0.05;
    this.finder = new x_acme_core.RecordFinder('x_acme_billing_invoice');
  },

  // Customers write the strangest things into the reference. We look for INV + 7 digits, then for the print form.
  matchByReference: function(text) {
    if (gs.nil(text)) return null;
    var clean = String(text).toUpperCase().replace(/[\s.\/]/g, '');
    var m = /INV(\d{5,8})/.exec(clean);
    if (!m) {
      m = /[A-Z]{2}-?20\d\d-?(\d{7})/.exec(clean);
    }
    if (!m) return null;
    var inv = this.finder.byNumber('INV' + x_acme_core.StringTool.padLeft(m[1], 7, '0'));
    return inv ? inv.getUniqueValue() : null;
  },

  matchByAmount: function(amount, customerId) {
    var hits = new InvoiceUtil().openInvoices(customerId).filter(function(i) {
      return Math.abs(i.open - amount) <= this.tolerance;
    }, this);
    if (hits.length === 1) return hits[0].id;
    // several of the same amount: the oldest, they are sorted already
    return hits.length > 1 ? hits[0].id : null;
  },

  allocate: function(paymentId, invoiceId) {
    var pay = new GlideRecord('x_acme_billing_payment');
    var inv = new GlideRecord('x_acme_billing_invoice');
    if (!pay.get(paymentId) || !inv.get(invoiceId))
      return { allocated: 0, remaining: 0, error: 'record missing' };

    var rest = parseFloat(pay.getValue('amount_unapplied'));
    var open = parseFloat(inv.getValue('amount_open'));
    if (pay.getValue('currency') != inv.getValue('currency')) {
      var cc = new x_acme_core.CurrencyConverter('EUR');
      rest = cc.round(cc.convert(rest, pay.getValue('currency'), inv.getValue('currency'), pay.getValue('received_on')), inv.getValue('currency'));
    }
    var use = Math.min(rest, open);
    if (use <= 0)
      return { allocated: 0, remaining: rest, error: 'nothing to allocate' };

    var al = new GlideRecord('x_acme_billing_allocation');
    al.initialize();
    al.setValue('payment', paymentId);
    al.setValue('invoice', invoiceId);
    al.setValue('amount', use);
    al.insert();

    pay.setValue('amount_unapplied', rest - use);
    pay.setValue('state', rest - use < this.tolerance ? 'applied' : 'partial');
    pay.update();

    if (open - use <= this.tolerance) {
      new InvoiceUtil().markPaid(invoiceId, paymentId);
    } else {
      inv.setValue('amount_open', open - use);
      inv.setValue('state', InvoiceUtil.STATES.PARTIAL);
      inv.update();
    }
    return { allocated: use, remaining: rest - use, error: '' };
  },

  unapplied: function(customerId) {
    var res = { total: 0, payments: [] };
    var pay = new GlideRecord('x_acme_billing_payment');
    pay.addEncodedQuery('customer=' + customerId + '^amount_unapplied>0^state!=returned');
    pay.orderBy('received_on');
    pay.query();
    while (pay.next()) {
      res.total += parseFloat(pay.getValue('amount_unapplied'));
      res.payments.push(pay.getUniqueValue());
    }
    return res;
  },

  type: 'PaymentMatcher'
};

var CommissionCalculator = Class.create();
CommissionCalculator.prototype = {
  initialize: function () {
    this.cfg = new x_acme_core.ConfigReader('billing.commission');
    this.fx = new x_acme_core.CurrencyConverter('EUR');
  },

  forInvoice: function (invoiceId) {
    var inv = new GlideRecord('x_acme_billing_invoice');
    if (!inv.get(invoiceId) || inv.getValue('state') != InvoiceUtil.STATES.PAID)
      return null;
    var rep = inv.customer.account_manager.toString();
    if (!rep)
      return null;
    var net = parseFloat(inv.getValue('net_amount')) || 0;
    var base = this.fx.convert(net, inv.getValue('currency'), 'EUR', inv.getValue('invoice_date'));
    return { rep: rep, base: base, amount: this.fx.round(base * this._rate(rep, base) / 100, 'EUR') };
  },

  // what was paid out before the invoice was voided comes back with the next payout
  clawBack: function (invoiceId) {
    var line = new GlideRecord('x_acme_billing_commission');
    line.addQuery('invoice', invoiceId);
    line.addQuery('amount', '>', 0);
    line.query();
    if (!line.next())
      return 0;
    var amount = parseFloat(line.getValue('amount'));
    line.setValue('amount', -1 * amount);
    line.setValue('state', 'open');
    line.insert();
    return amount;
  },

  payout: function (month) {
    var ga = new GlideAggregate('x_acme_billing_commission');
    ga.addQuery('month', month);
    ga.addQuery('state', 'open');
    ga.groupBy('rep');
    ga.addAggregate('SUM', 'amount');
    ga.query();
    var list = [];
    while (ga.next())
      list.push({ rep: ga.getValue('rep'), amount: parseFloat(ga.getAggregate('SUM', 'amount')) });
    return list;
  },

  _rate: function (rep, base) {
    var step = this.cfg.getNumber('step_at', 10000);
    return base > step ? this.cfg.getNumber('rate_high', 3.5) : this.cfg.getNumber('rate_low', 2);
  },

  type: 'CommissionCalculator'
};

var SubscriptionRenewal = Class.create();
SubscriptionRenewal.prototype = {
  initialize: function() {
    this.dm = new x_acme_core.DateMath();
    this.audit = null;
  },

  dueWithin: function(days) {
    var limit = new GlideDateTime();
    limit.addDaysUTC(days);
    return new x_acme_core.RecordFinder('x_acme_billing_subscription')
      .all('state=active^auto_renew=true^ends<=' + limit.getDate().getValue(), 500);
  },

  renew: function(subscription) {
    if (subscription.customer.u_credit_block == true) {
      return { renewed: false, reason: 'credit block' };
    }
    var ends = new GlideDateTime(subscription.getValue('ends') + ' 12:00:00');
    ends.addMonthsLocalTime(this._term(subscription));
    var price = this.newPrice(subscription);
    subscription.setValue('ends', ends.getDate());
    subscription.setValue('price', price);
    subscription.setValue('renewals', parseInt(subscription.getValue('renewals') || 0, 10) + 1);
    subscription.update();
    return { renewed: true, price: price, until: ends.getDate().getValue() };
  },

  // index clause: at most 5 %, contract can say less
  newPrice: function(subscription) {
    var old = parseFloat(subscription.getValue('price'));
    var index = parseFloat(gs.getProperty('x_acme_billing.price.index', '0'));
    var cap = parseFloat(subscription.contract.index_cap || 5);
    return Math.round(old * (1 + Math.min(index, cap) / 100) * 100) / 100;
  },

  noticeDate: function(subscription) {
    var ends = new GlideDateTime(subscription.getValue('ends') + ' 12:00:00');
    return this.dm.addBusinessDays(ends, -1 * (parseInt(subscription.getValue('notice_days'), 10) || 30), '');
  },

  cancel: function(subscription, reason) {
    subscription.setValue('auto_renew', false);
    subscription.setValue('cancel_reason', reason);
    return subscription.update();
  },

  _term: function(subscription) {
    return { monthly: 1, quarterly: 3, yearly: 12 }[subscription.getValue('term')] || 12;
  },

  type: 'SubscriptionRenewal'
};

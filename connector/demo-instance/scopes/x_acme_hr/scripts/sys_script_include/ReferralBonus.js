var ReferralBonus = Class.create();
ReferralBonus.prototype = {
  initialize: function() {
    this.amounts = { intern: 0, staff: 1000, manager: 2500 };
  },

  // half when the new colleague starts, half after six months
  due: function(referralId) {
    var ref = new GlideRecord('x_acme_hr_referral');
    if (!ref.get(referralId) || ref.getValue('state') == 'rejected')
      return 0;
    var full = this.amounts[ref.getValue('job_class')] || 0;
    var paid = parseFloat(ref.getValue('paid')) || 0;
    var started = ref.getValue('hired_on');
    if (!started)
      return 0;
    var sixMonths = new GlideDateTime(started);
    sixMonths.addMonthsUTC(6);
    var earned = sixMonths.before(new GlideDateTime()) ? full : full / 2;
    return Math.max(0, earned - paid);
  },

  pay: function(referralId) {
    var amount = this.due(referralId);
    if (amount === 0)
      return false;
    var ref = new GlideRecord('x_acme_hr_referral');
    ref.get(referralId);
    ref.paid = (parseFloat(ref.paid) || 0) + amount;
    new x_acme_core.Notifier().email(ref.referrer + '', 'Your referral bonus', amount + ' EUR come with the next salary');
    return !!ref.update();
  },

  type: 'ReferralBonus'
};

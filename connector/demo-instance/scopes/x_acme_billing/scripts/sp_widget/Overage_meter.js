(function () {
  var subscription = $sp.getParameter('sub') || options.subscription;
  var gr = new GlideRecordSecure('x_acme_billing_subscription');
  if (!gr.get(subscription)) {
    data.error = gs.getMessage('Subscription not found');
    return;
  }
  var from = new x_acme_core.DateMath().startOfMonth(new GlideDateTime());
  var now = new GlideDateTime();
  var meter = new UsageMeter(subscription);
  data.metrics = ['api_calls', 'storage_gb', 'seats'].map(function (metric) {
    var over = meter.overage(metric, from, now);
    return {
      name: metric,
      used: meter.total(metric, from, now),
      over: over,
      cost: over * new ContractPricing().priceFor('OVER_' + metric.toUpperCase(), gr.getValue('customer'), new GlideDate())
    };
  });
  data.period = new BillingPeriod().nameFor(now);
})();

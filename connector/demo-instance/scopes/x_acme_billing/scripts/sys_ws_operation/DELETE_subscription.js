(function process(request, response) {
  var sub = new x_acme_core.RecordFinder('x_acme_billing_subscription').byId(request.pathParams.id);
  if (!sub) {
    response.setStatus(404);
    return;
  }
  var renewals = new SubscriptionRenewal();
  var latest = renewals.noticeDate(sub);
  if (latest.before(new GlideDateTime()) && request.queryParams.force != 'true') {
    response.setStatus(409);
    response.setBody({ error: 'notice period is over', last_day_was: latest.getDate().getValue() });
    return;
  }
  // what was used and not billed yet goes onto a last invoice by the nightly run
  var unbilled = new UsageMeter(sub.getUniqueValue()).total('api_calls', new GlideDateTime(sub.getValue('billed_until')), new GlideDateTime());
  renewals.cancel(sub, 'By the customer, over the API');
  response.setStatus(202);
  response.setBody({ ends: sub.getValue('ends'), unbilled_calls: unbilled });
})(request, response);

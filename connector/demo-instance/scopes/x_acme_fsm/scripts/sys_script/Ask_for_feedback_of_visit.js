(function executeRule(current, previous) {
  var variance = new WorkOrderUtils().getVariance(current.getUniqueValue());
  // where it took twice as long the account manager calls instead
  if (variance.percent > 100) {
    var manager = current.account.account_manager.toString();
    new x_acme_core.Notifier().email(manager, 'Please call ' + current.getDisplayValue('account'),
      current.number + ' took ' + variance.actual + ' minutes instead of ' + variance.estimated);
    return;
  }
  new VisitFeedback().ask(current.getUniqueValue());
})(current, previous);

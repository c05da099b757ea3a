(function executeRule(current, previous) {
  var yearly = Number(current.getValue('payment_amount')) * 12;
  var eur = new x_acme_core.CurrencyConverter('EUR').convert(yearly, current.getValue('currency') || 'EUR', 'EUR', '');
  var verdict = new RiskAppetite().check(current.getValue('vendor'), eur);
  if (verdict.allowed)
    return;
  var trend = new RiskScorer().trend(current.getValue('vendor'), 6);
  if (trend.direction === 'better') {
    gs.addInfoMessage(verdict.reason + ', but it gets better');
    return;
  }
  gs.addErrorMessage(verdict.reason);
  current.setAbortAction(true);
})(current, previous);

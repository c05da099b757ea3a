var costs = new SimCardPool().monthlyCost();
var carriers = Object.keys(costs).sort(function (a, b) { return costs[b] - costs[a]; });
var fx = new x_acme_core.CurrencyConverter('EUR');
var lines = carriers.map(function (carrier) {
  return x_acme_core.StringTool.padLeft(fx.round(costs[carrier], 'EUR').toFixed(2), 10) + '  ' + carrier;
});
new x_acme_core.GroupUtil().members('Telecom').forEach(function (member) {
  new x_acme_core.Notifier().email(member.id, 'Mobile contracts of this month', lines.join('\n'));
});

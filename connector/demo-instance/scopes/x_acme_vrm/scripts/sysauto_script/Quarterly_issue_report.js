(function () {
  var dm = new x_acme_core.DateMath();
  var fq = dm.fiscalQuarter(new GlideDateTime());
  var end = dm.fiscalQuarterStart(fq.year, fq.quarter);
  var start = new GlideDateTime(end);
  start.addMonthsUTC(-3);
  var means = new IssueTracker().meanDaysToClose(start.getValue(), end.getValue());
  var lines = Object.keys(means).sort().map(function (severity) {
    return x_acme_core.StringTool.toTitle(severity) + ': ' + means[severity] + ' business days';
  });
  var unreliable = new RiskScorer().unreliable();
  lines.push(unreliable.length + ' scores are not reliable');
  new x_acme_core.GroupUtil().members(gs.getProperty('x_acme_vrm.board')).forEach(function (m) {
    new x_acme_core.Notifier().email(m.id, 'Vendor issues of the quarter', lines.join('\n'));
  });
})();

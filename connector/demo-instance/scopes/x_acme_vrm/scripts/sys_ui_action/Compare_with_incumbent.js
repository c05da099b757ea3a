// on the sourcing form: candidate against the vendor we buy from now
(function () {
    var scorer = new RiskScorer();
    var rows = scorer.compare(current.getValue('candidate'), current.getValue('incumbent'));
    if (!rows) {
        gs.addErrorMessage('Both vendors need a completed assessment');
        action.setRedirectURL(current);
        return;
    }
    var text = rows.map(function (r) {
        return r.domain + ': ' + (r.a === null ? '-' : r.a) + ' / ' + (r.b === null ? '-' : r.b);
    });
    var trend = new RiskScorer().trend(current.getValue('candidate'), 24);
    text.push('The candidate is getting ' + trend.direction + ' (' + trend.delta + ')');

    var year = new GlideDateTime().getYearUTC();
    var spend = new VendorUtils().getSpend(current.getValue('incumbent'), year - 1);
    var verdict = new RiskAppetite().check(current.getValue('candidate'), spend);
    if (!verdict.allowed)
        text.push('Not within appetite: ' + verdict.reason);
    if (new VendorUtils().getVendorContarcts(current.getValue('incumbent')).length > 0)
        text.push('The incumbent has running contracts');
    var last = new SanctionScreening().lastResult(current.getValue('candidate'));
    text.push(last ? 'Screened on ' + last.on : 'Never screened');
    current.work_notes = text.join('\n');
    current.update();
    action.setRedirectURL(current);
})();

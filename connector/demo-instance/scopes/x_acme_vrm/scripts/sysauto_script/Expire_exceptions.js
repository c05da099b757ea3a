// When an accepted risk runs out its issue is open again and the score has to be made anew
var ids = new ExceptionRegister().expire();
var vendors = {};
for (var i = 0; i < ids.length; i++) {
    var ex = new GlideRecord('x_acme_vrm_exception');
    if (!ex.get(ids[i]))
        continue;
    var issue = ex.getValue('issue');
    if (!new ExceptionRegister().covers(issue)) {
        new IssueTracker().reopen(issue, 'Exception ' + ex.getValue('number') + ' has run out');
        if (new RemediationPlan(issue).percentDone() < 100)
            new RemediationPlan(issue).slip(10);
    }
    vendors[ex.getValue('vendor')] = true;
}
for (var v in vendors) {
    var r = new RiskScorer().scoreVendor(v);
    if (r.band == 'critical')
        new VendorTiering().promote(v, 'Critical after an exception ended');
}
new EvidenceVault().expireOld();

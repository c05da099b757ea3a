var start = new GlideDate();
var team = new OrgChart().directReports(gs.getUserID());
var enrolled = 0, why = {};
for (var i = 0; i < team.length; i++) {
    var eligibility = new BenefitEligibility(team[i].id);
    var verdict = eligibility.check(current);
    if (verdict.eligible && eligibility.enrol(current.getUniqueValue(), start)) {
        enrolled++;
    } else {
        why[verdict.reason] = (why[verdict.reason] || 0) + 1;
    }
}
gs.addInfoMessage(gs.getMessage('{0} of {1} enrolled', [enrolled, team.length]));
for (var r in why)
    gs.addInfoMessage(why[r] + ' x ' + r);

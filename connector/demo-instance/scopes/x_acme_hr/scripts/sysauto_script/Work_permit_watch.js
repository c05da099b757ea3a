var tracker = new WorkPermitTracker();
var soon = tracker.expiring(90);
var lines = [];
for (var i = 0; i < soon.length; i++) {
    var caseId = tracker.openRenewal(soon[i]);
    var user = new GlideRecord('sys_user');
    if (caseId && user.get(soon[i].employee))
        lines.push(user.getDisplayValue() + ' - ' + soon[i].country + ' until ' + soon[i].valid_to);
}
if (lines.length)
    new x_acme_core.Notifier().digest(gs.getProperty('x_acme_hr.mobility.group'), lines);

// surveys nobody answered
var gone = new SurveyDispatcher().expire(21);
gs.info('Work permit watch: ' + lines.length + ' cases, ' + gone + ' surveys expired');

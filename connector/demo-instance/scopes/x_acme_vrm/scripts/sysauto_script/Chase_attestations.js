var reminder = new AttestationReminder();
var dm = new x_acme_core.DateMath();
if (!dm.isHoliday(new GlideDateTime(), 'DE')) {
    var mails = reminder.remind(7);
    gs.info('Attestation mails: ' + mails);
    if (new GlideDateTime().getDayOfWeekUTC() == 1)
        reminder.escalateSilent(3);
}
// plans of late issues slip with them, otherwise the burn down looks wrong
var late = new IssueTracker().overdue();
for (var i = 0; i < late.length; i++) {
    if (late[i].getValue('severity') > '2')
        new RemediationPlan(late[i].getUniqueValue()).slip(5);
}

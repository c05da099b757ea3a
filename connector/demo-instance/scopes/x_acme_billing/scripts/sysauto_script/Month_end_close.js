// runs on the 3rd, closes the month before
var gdt = new GlideDateTime();
gdt.addMonthsLocalTime(-1);
var month = gdt.getDate().getValue().substring(0, 7);

var bp = new BillingPeriod();
var period = bp.periodOf(month + '-15');
var recognised = new RevenueSchedule('').recognise(month);
gs.info('Month end ' + bp.nameFor(gdt) + ': ' + recognised + ' revenue lines');

var result = bp.close(period);
if (!result.closed) {
    var task = new GlideRecord('task');
    task.initialize();
    task.short_description = result.drafts + ' draft invoices keep period ' + month + ' open';
    task.insert();
    var group = new global.TaskAssignment().suggestGroup(task);
    if (group) {
        task.assignment_group = group;
        task.update();
    }
} else {
    var diff = new LedgerPoster().balanceOf(GLAccountMap.accountFor('receivable'), period);
    new x_acme_integ.EventBridge().publish('billing.period.closed', { month: month, receivable: diff });
}

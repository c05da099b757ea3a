// parm1: approver. Only where the mailbox says so, a silent approver is no absent one
var approver = new GlideRecord('sys_user');
if (approver.get(event.parm1)) {
    var until = new GraphDirectory().outOfOfficeUntil(approver.getValue('email'));
    if (until && until.after(new GlideDateTime())) {
        var stand_in = new x_acme_core.UserDirectory().managerOf(event.parm1 + '');
        current.approver = stand_in;
        current.comments = 'Moved, ' + approver.getValue('name') + ' is away until ' + until.getDisplayValue();
        current.update();
        new SlackBridge().postThread(current, 'approvals', current.comments + '');
    }
}

// parm1 = user who is away, parm2 = last day
var router = new ApprovalRouter();
var away = String(event.parm1);
var stand_in = router.delegateOf(away);
if (stand_in !== away) {
    var moved = [];
    var open = new RecordFinder('sysapproval_approver').all('state=requested^approver=' + away, 200);
    open.forEach(function (approval) {
        var target = new GlideRecord(approval.getValue('source_table'));
        if (!target.get(approval.getValue('document_id')))
            return;
        var made = router.requestApproval(target, [stand_in], 'Delegated until ' + event.parm2);
        if (made.length)
            moved.push(target.getDisplayValue());
    });
    if (moved.length)
        new Notifier().email(stand_in, moved.length + ' approvals are waiting for you', moved.join('<br/>'));
}

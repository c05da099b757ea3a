submitDisposal();

function submitDisposal() {
    current.update();
    var order = new DisposalOrder(current.getUniqueValue());
    if (!order.submit(current.getValue('comments'))) {
        action.setRedirectURL(current);
        return;
    }
    var names = [];
    var ap = new GlideRecord('sysapproval_approver');
    ap.addQuery('sysapproval', current.getUniqueValue());
    ap.query();
    var router = new x_acme_core.ApprovalRouter();
    while (ap.next()) {
        var d = router.delegateOf(ap.getValue('approver'));
        names.push(ap.approver.getDisplayValue() + (d != ap.getValue('approver') ? ' (absent)' : ''));
    }
    gs.addInfoMessage('Sent to ' + names.join(', '));
    action.setRedirectURL(current);
}

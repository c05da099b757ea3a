(function () {
    var pay = new GlideRecord('x_acme_billing_payment');
    if (!pay.get(event.instance + '')) {
        return;
    }
    var group = gs.getProperty('x_acme_billing.cash.group');
    var clerk = new global.TaskAssignment().leastLoadedMember(group);
    var delegate = clerk ? new x_acme_core.ApprovalRouter().delegateOf(clerk) : '';
    pay.assigned_to = delegate || clerk;
    pay.state = 'clarify';
    pay.update();
    new x_acme_core.Notifier().event('x_acme_billing.payment.clarify', pay, delegate || clerk, event.parm1);
})();

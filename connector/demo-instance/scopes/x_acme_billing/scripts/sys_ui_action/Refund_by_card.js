var gateway = new PaymentGatewayStripe();
var refund = null;
try {
    refund = gateway.refund(current.getValue('gateway_id'), parseFloat(current.getValue('amount_unapplied')));
} catch (e) {
    gs.addErrorMessage('Refund refused: ' + e.message);
}
if (refund && refund.status == 'succeeded') {
    current.state = 'returned';
    current.amount_unapplied = 0;
    current.work_notes = 'Refund ' + refund.id;
    current.update();
    var mail = new x_acme_core.Notifier();
    mail.email(current.customer.u_billing_contact + '', 'Your refund', 'We have refunded payment ' + current.number);
}
action.setRedirectURL(current);

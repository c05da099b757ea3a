(function executeRule(current, previous /*null when async*/) {

    if (current.customer.u_credit_block == true) {
        gs.addErrorMessage('Customer ' + current.getDisplayValue('customer') + ' has a credit block.');
        current.setAbortAction(true);
        return;
    }

    var exposure = new InvoiceUtil().openBalance(current.getValue('customer'));
    var limit = parseFloat(current.customer.u_credit_limit || 0);
    var first = new ContractPricing().priceFor(current.getValue('item'), current.getValue('customer'), current.getValue('starts'));

    if (limit > 0 && exposure + first > limit) {
        current.state = 'pending_approval';
        var router = new x_acme_core.ApprovalRouter();
        var people = router.approversFor(current);
        if (people.length === 0) {
            gs.addErrorMessage('Nobody is there to approve above the credit limit');
            current.setAbortAction(true);
        } else {
            router.requestApproval(current, people, 'Exposure ' + (exposure + first).toFixed(2) + ' above limit ' + limit);
        }
    }

})(current, previous);

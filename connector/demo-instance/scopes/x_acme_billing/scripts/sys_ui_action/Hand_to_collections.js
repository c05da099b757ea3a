(function() {
    var dunning = new DunningProcess();
    var util = new InvoiceUtil();
    if (!util.isOverdue(current)) {
        gs.addErrorMessage('The invoice is not overdue');
        return;
    }
    var taskId = dunning.escalate(current);
    if (!taskId) {
        gs.addErrorMessage('No collections task could be created');
        return;
    }
    if (util.openBalance(current.customer + '') > 100000)
        dunning.blockCustomer(current.customer + '');
    action.setRedirectURL('x_acme_billing_collection_task.do?sys_id=' + taskId);
})();

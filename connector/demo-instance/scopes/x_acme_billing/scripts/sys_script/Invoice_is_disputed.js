(function executeRule(current, previous /*null when async*/) {
    if (current.getValue('disputed') == previous.getValue('disputed'))
        return;
    var process = new DunningProcess();
    if (current.getValue('disputed') == '1') {
        // someone else has to look before the customer gets the next letter
        current.setValue('dunning_blocked', true);
        var open = new InvoiceUtil().openBalance(current.getValue('customer'));
        current.work_notes = 'Disputed. Open balance of the customer ' + open;
        if (new PaymentMatcher().unapplied(current.getValue('customer')).total > 0)
            current.work_notes = 'There are payments on account, maybe that is why';
        return;
    }
    current.setValue('dunning_blocked', false);
    if (new InvoiceUtil().isOverdue(current)) {
        var level = process.nextLevel(current);
        gs.addInfoMessage(gs.getMessage('Dunning goes on with level {0}', level));
        if (level >= DunningProcess.MAX_LEVEL)
            new DunningProcess().escalate(current);
    }
})(current, previous);

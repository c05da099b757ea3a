(function executeRule(current, previous /*null when async*/) {
    var emp = current.getValue('employee');
    var balance = new LeaveBalance(parseInt(current.getValue('starts').substring(0, 4), 10));

    var clash = balance.overlaps(emp, current.getValue('starts'), current.getValue('ends'), current.getUniqueValue());
    if (clash) {
        gs.addErrorMessage(gs.getMessage('Overlaps with {0}', clash));
        current.setAbortAction(true);
        return;
    }

    var country = new EmployeeProfile().load(emp).country;
    current.days = balance.workingDays(current.getValue('starts'), current.getValue('ends'), country);
    if (current.days == 0) {
        gs.addErrorMessage('There is no working day in this period');
        current.setAbortAction(true);
        return;
    }

    if (current.leave_type == 'annual' && balance.available(emp, 'annual') < current.days) {
        gs.addErrorMessage('Not enough days left');
        current.setAbortAction(true);
    }
})(current, previous);

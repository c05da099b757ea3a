(function executeRule(current, previous /*null when async*/) {

    if (current.getValue('state') == previous.getValue('state'))
        return;
    var util = new HRCaseUtil();
    if (current.state == HRCaseUtil.STATES.AWAITING)
        util.informEmployee(current, 'hr.case.we_wait_for_you');
    else if (current.state == HRCaseUtil.STATES.CLOSED)
        util.informEmployee(current, 'hr.case.closed');

    if (!util.isConfidential(current) && current.priority == 1)
        new x_acme_core.Notifier().slack('#hr-urgent', current.number + ' is now ' + current.getDisplayValue('state'));

})(current, previous);

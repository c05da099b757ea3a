(function () {
    var days = parseInt(current.u_slip_days, 10);
    if (!days || days > 60) {
        gs.addErrorMessage(gs.getMessage('Between 1 and 60 days, please'));
        return;
    }
    var plan = new RemediationPlan(current.getUniqueValue());
    var moved = plan.slip(days);
    if (plan.percentDone() < 25 && current.severity == 'critical')
        new ExceptionRegister().request(current.getUniqueValue(), 'Postponed by ' + days + ' days', current.getValue('due_date'));
    gs.addInfoMessage(gs.getMessage('{0} steps moved', moved));
    action.setRedirectURL(current);
})();

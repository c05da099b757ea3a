(function () {
    var me = gs.getUserID();
    var group = current.getValue('assignment_group');
    if (!new x_acme_core.GroupUtil().isMember(me, group)) {
        gs.addErrorMessage(gs.getMessage('Only members of {0} may take it', current.getDisplayValue('assignment_group')));
        return;
    }
    var from = current.getDisplayValue('assigned_to');
    current.setValue('assigned_to', me);
    current.work_notes = 'Taken over from ' + from;
    current.update();
    var percent = new SLABreachForecast().percentElapsed(current.getUniqueValue());
    if (percent > 75)
        gs.addInfoMessage(gs.getMessage('Hurry up, {0} % of the time is gone', percent));
    action.setRedirectURL(current);
})();

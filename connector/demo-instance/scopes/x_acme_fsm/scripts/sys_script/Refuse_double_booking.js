(function executeRule(current, previous /*null when async*/) {

    if (current.assigned_to.nil() || current.scheduled_start.nil())
        return;
    if (!current.assigned_to.changes() && !current.scheduled_start.changes() && !current.scheduled_end.changes())
        return;

    var board = new DispatchBoard();
    var found = board.conflicts(current.getValue('assigned_to'), current.getValue('scheduled_start'), current.getValue('scheduled_end'));
    var others = [];
    for (var i = 0; i < found.length; i++) {
        if (found[i].taskId != current.getUniqueValue())
            others.push(found[i].number + ' (' + found[i].start + ')');
    }
    if (others.length == 0)
        return;

    if (gs.hasRole('x_acme_fsm.dispatch_manager')) {
        gs.addInfoMessage(gs.getMessage('Booked on top of {0}', [others.join(', ')]));
        return;
    }
    gs.addErrorMessage(gs.getMessage('{0} is busy: {1}', [current.assigned_to.getDisplayValue(), others.join(', ')]));
    current.setAbortAction(true);

})(current, previous);

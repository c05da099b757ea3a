(function executeRule(current, previous) {
    var board = new DispatchBoard();
    var task = new GlideRecord('x_acme_fsm_wo_task');
    task.addQuery('assigned_to', current.getValue('technician'));
    task.addQuery('required_skills', 'CONTAINS', current.getValue('skill'));
    task.addQuery('state', 'IN', [DispatchBoard.STATES.ASSIGNED, DispatchBoard.STATES.ACCEPTED].join());
    task.query();
    while (task.next()) {
        if (!board.unassign(task.getUniqueValue(), 'Certificate ' + current.getDisplayValue('skill') + ' is gone'))
            continue;
        var next = board.rank(task, 3);
        if (next.length)
            board.assign(task.getUniqueValue(), next[0].technicianId);
    }
})(current, previous);

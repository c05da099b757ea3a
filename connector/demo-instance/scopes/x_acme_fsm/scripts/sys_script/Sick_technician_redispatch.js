(function executeRule(current, previous /*null when async*/) {
    if (current.getValue('type') != 'sick')
        return;
    var board = new DispatchBoard();
    var tech = current.getValue('technician');
    var hits = board.conflicts(tech, current.getValue('start'), current.getValue('end')).filter(function (c) {
        return c.kind == 'task';
    });
    var left = [];
    hits.forEach(function (c) {
        board.unassign(c.taskId, 'Technician is ill');
        new SlotFinder().release(c.taskId);
        var task = new GlideRecord('x_acme_fsm_wo_task');
        task.get(c.taskId);
        var best = new DispatchBoard().suggestTechnician(task);
        if (!best || !new DispatchBoard().assign(c.taskId, best.technicianId).ok)
            left.push(c.number);
    });
    if (left.length) {
        // dispatch has to call the customers
        var territory = new TerritoryMap().byLocation(current.technician.location.toString());
        gs.eventQueue('x_acme_fsm.redispatch.failed', current, new TerritoryMap().managerOf(territory), left.join(','));
    }
    new TimeSheet(tech).stop();
})(current, previous);

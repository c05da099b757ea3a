(function executeRule(current, previous /*null when async*/) {
    if (!current.start_date.changes() && !current.end_date.changes() && !current.cmdb_ci.changes())
        return;
    var hits = new ChangeConflictFinder().findConflicts(current.getUniqueValue());
    current.setValue('conflict_status', hits.length ? 'Conflict' : 'No Conflict');
    current.setValue('conflict_last_run', new GlideDateTime());
    if (!hits.length)
        return;
    var byKind = x_acme_core.ArrayTool.groupBy(hits, 'kind');
    if (byKind.blackout) {
        gs.addErrorMessage(gs.getMessage('The window is inside the blackout {0}', byKind.blackout[0].label));
        if (current.getValue('type') !== 'emergency')
            current.setAbortAction(true);
    } else {
        gs.addInfoMessage(hits.length + ' other changes at that time');
    }
})(current, previous);

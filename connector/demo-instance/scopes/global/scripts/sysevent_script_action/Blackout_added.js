// parm1: sys_id of the blackout schedule. Tells the owners of the changes that fall into it
(function () {
    var gr = new GlideRecord('change_request');
    gr.addActiveQuery();
    gr.addQuery('start_date', '>', new GlideDateTime());
    gr.addNotNullQuery('assigned_to');
    gr.query();
    while (gr.next()) {
        var hit = new ChangeConflictFinder().findConflicts(gr.getUniqueValue()).filter(function (c) {
            return c.kind == 'blackout' && c.id == event.parm1;
        });
        if (hit.length == 0)
            continue;
        var minutes = Math.round((new GlideDateTime(gr.getValue('end_date')).getNumericValue() -
            new GlideDateTime(gr.getValue('start_date')).getNumericValue()) / 60000);
        var free = new ChangeConflictFinder().nextFreeWindow(gr.getValue('cmdb_ci'), minutes);
        gr.work_notes = hit[0].label + ' was added. Next free window: ' + free.start.getDisplayValue();
        gr.update();
        var again = new GlideRecord('sysapproval_approver');
        again.addQuery('document_id', gr.getUniqueValue());
        again.query();
        if (again.hasNext())
            gs.eventQueue('acme.change.reapprove', gr, new ApprovalHelper().approversFor(gr).join(','), '');
    }
})();

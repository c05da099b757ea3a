var start = new GlideDateTime(current.getValue('start_date'));
var end = new GlideDateTime(current.getValue('end_date'));
var minutes = Math.round((end.getNumericValue() - start.getNumericValue()) / 60000) || 120;
var free = new ChangeConflictFinder().nextFreeWindow(current.getValue('cmdb_ci'), minutes);
var DM = x_acme_core.DateMath;
var dm = new DM();
if (!dm.isBusinessDay(free.start))
    gs.addInfoMessage('Note that this is not a working day');
current.start_date = free.start;
current.end_date = free.end;
current.work_notes = 'Window proposed: ' + DM.toIso(free.start) + ' to ' + DM.toIso(free.end);
current.update();
action.setRedirectURL(current);

var util = new x_acme_core.GroupUtil();
var left = util.members(current.getValue('name'));
if (left.length === 0) {
    // open tasks must not rest in a group without people
    var parent = current.getValue('parent');
    if (parent) {
        var ta = new TaskAssignment();
        var tasks = new x_acme_core.RecordFinder('task').all('active=true^assignment_group=' + current.getUniqueValue(), 500);
        var moved = 0;
        for (var i = 0; i < tasks.length; i++) {
            if (ta.reassign(tasks[i], parent, 'group ' + current.getValue('name') + ' has no members'))
                moved++;
        }
        gs.info('Moved {0} of {1} tasks', moved, tasks.length);
    } else {
        gs.eventQueue('acme.group.orphan', current, event.parm1, '');
    }
}

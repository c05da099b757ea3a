(function executeRule(current, previous /*null when async*/) {

    if (!current.number.nil())
        return;

    var numbering = new WorkOrderNumbering();
    try {
        current.number = numbering.nextNumber(current);
    } catch (e) {
        // never block the dispatcher because of a number
        gs.error('Work order without number: ' + e.message);
        current.number = 'WO-TMP-' + gs.generateGUID().substring(0, 8);
    }

})(current, previous);

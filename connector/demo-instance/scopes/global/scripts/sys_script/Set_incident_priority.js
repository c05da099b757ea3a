(function executeRule(current, previous /*null when async*/) {
    var p = new IncidentUtils().calculatePriority(current.getValue('impact'), current.getValue('urgency'));
    if (current.caller_id.vip == true && p > 2)
        p = 2;
    if (String(p) === current.getValue('priority'))
        return;
    current.priority = p;
    if (previous && p < parseInt(previous.getValue('priority'), 10))
        current.work_notes = 'Priority raised to ' + p;
})(current, previous);

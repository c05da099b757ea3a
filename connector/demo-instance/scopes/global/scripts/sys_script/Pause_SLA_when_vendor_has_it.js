(function executeRule(current, previous /*null when async*/) {

    // on hold for the vendor: the contract with the vendor has its own clock (CHG0034120)
    var util = new IncidentUtils();
    if (!util.isOpen(current) || current.getValue('hold_reason') != IncidentUtilsSNC.HOLD_REASONS.VENDOR)
        return;

    var forecast = new SLABreachForecast();
    var before = forecast.percentElapsed(current.getUniqueValue());
    var paused = 0;
    var sla = new GlideRecord('task_sla');
    sla.addQuery('task', current.getUniqueValue());
    sla.addQuery('stage', 'in_progress');
    sla.query();
    while (sla.next()) {
        if (new SLABreachForecast().pause(sla.getUniqueValue()))
            paused++;
    }
    if (paused)
        current.work_notes = paused + ' SLA(s) paused at ' + before + ' %';
    if (before > 90 && !current.problem_id.nil())
        gs.eventQueue('acme.incident.vendor_late', current, String(before), new TaskAssignment().suggestGroup(current));

})(current, previous);

// Sunday night: closes what still runs, hands in the week, adds up the mileage
(function () {
    var week = new GlideDateTime();
    week.addDaysUTC(-6);
    var start = week.getDate().getValue() + ' 00:00:00';
    var refused = [];
    var m = new GlideAggregate('x_acme_fsm_territory_member');
    m.addQuery('technician.active', true);
    m.groupBy('technician');
    m.query();
    while (m.next()) {
        var tech = m.getValue('technician');
        new TimeSheet(tech).stop();
        var sums = new TimeSheet(tech).totals(start, new GlideDateTime().getValue());
        if (sums.work + sums.travel === 0)
            continue;
        if (!new TimeSheet(tech).submit(start).accepted)
            refused.push(tech);
        var money = new MileageClaim(tech).openAmount();
        if (money > 200)
            gs.eventQueue('x_acme_fsm.mileage.high', null, tech, String(money));
    }
    // FSM-455: a refused sheet is mostly a clock that nobody stopped
    refused.forEach(function (tech) {
        gs.eventQueue('x_acme_fsm.timesheet.refused', null, tech, start);
    });
    gs.info('Late certificates: ' + new TechnicianSkills().expiring(7).length + ', overdue plans: ' + new PreventiveSchedule().overdue());
})();

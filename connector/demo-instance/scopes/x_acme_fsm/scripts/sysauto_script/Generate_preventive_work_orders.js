var lock = new x_acme_core.JobLock('fsm.preventive');
lock.withLock(function () {
    var schedule = new PreventiveSchedule();
    var before = schedule.overdue();
    var created = schedule.generate(14);
    gs.info('Preventive maintenance: ' + created + ' orders created, ' + before + ' plans were overdue');

    if (before > 25) {
        var teams = new x_acme_integ.TeamsNotifier();
        if (!teams.send('field-service', 'Maintenance plans are late', before + ' plans are overdue', 'warning'))
            new x_acme_core.Notifier().slack('#field-service', before + ' maintenance plans overdue');
    }
});

(function () {
    var late = new PreventiveSchedule().overdue();
    var limit = new x_acme_core.ConfigReader('fsm.preventive').getNumber('overdue_limit', 10);
    if (late <= limit)
        return;
    var territory = new GlideRecord('x_acme_fsm_territory');
    territory.addActiveQuery();
    territory.query();
    var map = new TerritoryMap();
    while (territory.next()) {
        var boss = map.managerOf(territory.getUniqueValue());
        if (boss)
            new x_acme_core.Notifier().email(boss, late + ' maintenance plans are overdue', 'Please look at your part of the list.');
    }
})();

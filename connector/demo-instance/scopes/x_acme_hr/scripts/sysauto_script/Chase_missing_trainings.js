// Mondays. People on leave are not asked.
(function () {
    var catalog = new TrainingCatalog();
    var today = new GlideDate().getValue();
    var perManager = {};
    new x_acme_core.QueryBuilder('x_acme_hr_profile').whereActive().run(function (profile) {
        var user = profile.getValue('user');
        if (new LeaveBalance().overlaps(user, today, today, ''))
            return true;
        var open = catalog.missing(user);
        if (!open.length)
            return true;
        var boss = new OrgChart().chainOf(user)[0];
        if (boss) {
            perManager[boss] = perManager[boss] || [];
            perManager[boss].push(profile.getDisplayValue('user') + ': ' + open.map(function (c) { return c.title; }).join(', '));
        }
        return true;
    });
    Object.keys(perManager).forEach(function (boss) {
        new x_acme_core.Notifier().email(boss, 'Trainings your team still has to do', perManager[boss].join('\n'));
    });
})();

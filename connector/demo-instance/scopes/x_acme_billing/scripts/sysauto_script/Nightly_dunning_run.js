(function () {
    var lock = new x_acme_core.JobLock('billing.dunning');
    if (!lock.acquire(120)) {
        gs.warn('Dunning is still running, skipped');
        return;
    }
    var log = new x_acme_core.Logger('NightlyDunning');
    var countries = new x_acme_core.ConfigReader().getList('billing.dunning.countries');
    try {
        for (var i = 0; i < countries.length; i++) {
            var stats = log.timed('dunning ' + countries[i], function () {
                return new DunningProcess().run(countries[i]);
            });
            log.info('done', { country: countries[i], reminded: stats.reminded, escalated: stats.escalated });
            if (stats.blocked > 10) {
                new x_acme_core.Notifier().slack('#billing', countries[i] + ': ' + stats.blocked + ' customers blocked in one night');
            }
        }
    } finally {
        lock.release();
    }
})();

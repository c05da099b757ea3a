// parm1: name of the lock, parm2: minutes
(function () {
    var name = String(event.parm1);
    var lock = new JobLock(name);
    if (!lock.isHeld())
        return;

    var cfg = new ConfigReader('x_acme_core.lock');
    var row = new RecordFinder('x_acme_core_lock').first('name=' + name);
    var since = new DateMath().humanDuration(parseInt(event.parm2, 10) * 60);
    new Logger('JobLock').warn('Held for ' + since, { lock: name, by: row ? row.getValue('sys_updated_by') : '' });

    if (cfg.getList('critical').indexOf(name) < 0)
        return;
    if (!new Notifier().slack(cfg.getString('channel', '#platform'), 'Lock ' + name + ' is held for ' + since))
        new Notifier().digest(cfg.getString('group', 'Platform Operations'), ['Lock ' + name + ': ' + since]);
})();

(function executeRule(current, previous /*null when async*/) {

    var trail = new AuditTrail(current);
    var id = trail.addChanges(previous, ['key', 'value', 'active']);
    if (!id)
        return;

    // how often is this key touched? operators want to know about flapping flags
    var recent = trail.history(10).filter(function (h) {
        return h.action === 'changed' && h.user === gs.getUserID();
    });
    if (recent.length > 5)
        new Logger('config').warn('Key changed many times', { key: current.getValue('key'), times: recent.length });

    var watchers = new ConfigReader('x_acme_core').getList('config_watchers');
    var notifier = new Notifier();
    watchers.forEach(function (w) {
        notifier.event('x_acme_core.config.changed', current, w, current.getValue('key'));
    });

})(current, previous);

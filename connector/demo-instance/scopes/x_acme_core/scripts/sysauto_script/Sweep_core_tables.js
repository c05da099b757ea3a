(function () {
    var lock = new JobLock('core.sweep');
    if (!lock.acquire(30)) {
        gs.info('core.sweep runs on another node');
        return;
    }
    var log = new Logger('core.sweep');
    try {
        var days = new ConfigReader('x_acme_core').getNumber('log_keep_days', 60);
        var oldest = new GlideDateTime();
        oldest.addDaysUTC(-days);

        var removed = log.timed('delete log rows', function () {
            var gr = new GlideRecord('x_acme_core_log');
            gr.addQuery('sys_created_on', '<', oldest);
            gr.query();
            var n = gr.getRowCount();
            gr.deleteMultiple();
            return n;
        });
        var scratch = new ScratchStore('any').sweep();
        log.info('Sweep done', { logRows: removed, scratchRows: scratch });
    } catch (e) {
        log.error('Sweep failed', e);
    } finally {
        lock.release();
    }
})();

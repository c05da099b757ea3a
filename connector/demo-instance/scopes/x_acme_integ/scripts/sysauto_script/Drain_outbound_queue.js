var jobLock = new x_acme_core.JobLock('integ.drain');
if (jobLock.acquire(10)) {
    try {
        var queue = new OutboundQueue();
        var max = new x_acme_core.ConfigReader().getNumber('integ.queue.batch', 150);
        var stats = queue.drain(max);
        if (stats.dead > 0) {
            new SlackBridge().post('#integrations', stats.dead + ' message(s) given up');
        }
        OutboundQueue.targets().forEach(function (target) {
            var depth = queue.depth(target);
            if (depth > 1000)
                gs.eventQueue('x_acme_integ.queue.long', null, target, String(depth));
        });
    } finally {
        jobLock.release();
    }
} else {
    gs.debug('drain is running already');
}

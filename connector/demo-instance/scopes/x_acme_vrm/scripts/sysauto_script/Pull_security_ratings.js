(function () {
    var journal = new x_acme_integ.IntegrationLog();
    var runId = journal.start('vrm.ratings');
    var since = new GlideDateTime(gs.getProperty('x_acme_vrm.ratings.last', '2022-01-01 00:00:00'));
    var feed = new ThirdPartyFeed();
    var started = new GlideDateTime();
    try {
        var items = feed.pull(since);
        var n = feed.store(items);
        gs.setProperty('x_acme_vrm.ratings.last', started.getValue());
        journal.finish(runId, 'ok', { received: items.length, stored: n });
    } catch (e) {
        journal.finish(runId, 'failed', { error: e.message });
        if (journal.failuresSince(since).length > 3)
            new x_acme_core.Notifier().slack('#vrm-ops', 'Rating feed fails since ' + since.getDisplayValue());
    }
})();

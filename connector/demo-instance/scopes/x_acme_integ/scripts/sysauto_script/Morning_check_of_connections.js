// half past five, before Europe comes in
(function () {
    var run = new IntegrationLog().start('morning.check');
    var bad = [];
    if (!new SapConnector().ping())
        bad.push('SAP');
    if (!new MidProbe().isUp(''))
        bad.push('MID server');
    ['x_acme_integ.sap_prod', 'x_acme_integ.slack'].forEach(function (alias) {
        try {
            new TokenCache().refresh(alias);
        } catch (e) {
            bad.push(alias + ' (' + e.message + ')');
        }
    });
    var targets = OutboundQueue.targets();
    for (var i = 0; i < targets.length; i++) {
        var depth = new OutboundQueue().depth(targets[i]);
        if (depth > 500)
            bad.push(depth + ' items wait for ' + targets[i]);
    }
    new IntegrationLog().finish(run, bad.length ? 'error' : 'success', { bad: bad });
    if (bad.length)
        new TeamsNotifier().send('integration-ops', 'Morning check', bad.join('\n\n'), 'attention');
    new IntegrationLog().purge(60);
})();

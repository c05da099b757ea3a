var counts = new RiskScorer().recalculateAll();
if (counts !== null) {
    var log = new x_acme_core.Logger('vrm.recalculate');
    log.info('finished', counts);
    if (counts.failed > 10)
        new x_acme_core.Notifier().slack('#vrm-ops', 'Recalculation: ' + counts.failed + ' vendors failed');
    var expired = new ExceptionRegister().expire();
    for (var i = 0; i < expired.length; i++)
        log.info('exception expired', { id: expired[i] });
    log.info('evidence expired: ' + new EvidenceVault().expireOld());
}

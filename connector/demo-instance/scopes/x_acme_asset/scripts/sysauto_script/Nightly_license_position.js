var log = new x_acme_core.Logger('license.nightly');
var products = new GlideAggregate('alm_license');
products.addQuery('install_status', '1');
products.groupBy('model.product');
products.query();

var rec = new LicenseReconciler(true), bad = 0, total = 0;
while (products.next()) {
    var pid = products.getValue('model.product');
    if (!pid) continue;
    try {
        var pos = rec.reconcile(pid);
        total++;
        if (!pos.compliant) {
            bad++;
            log.warn('Over-installed', { product: pos.productId, gap: pos.gap });
        }
    } catch (ex) {
        log.error('reconcile ' + pid, ex);
    }
}

var over = rec.overAllocated();
if (over.length) {
    var lines = over.map(function (o) { return o.product + ': ' + o.installed + ' of ' + o.entitled; });
    new x_acme_core.Notifier().digest(gs.getProperty('x_acme_asset.sam_group'), lines);
}
log.info('done', { total: total, bad: bad });

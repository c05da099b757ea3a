const reconciler = new LicenseReconciler(false);
const conf = new x_acme_core.ConfigReader('asset.harvest');
const days = conf.getNumber('unused_days', 90);
let asked = 0;
for (const position of reconciler.overAllocated()) {
  const idle = reconciler.unused(position.product, days);
  if (idle.length === 0) continue;
  asked += reconciler.harvest(position.product, days, conf.getNumber('max_a_run', 25));
}
new x_acme_core.Logger('harvest').info('licenses asked back', { asked, exposure: reconciler.exposure() });

// one time: after the purchase of Norrland Mekanik their 212 suppliers came in without a tier
var tiering = new VendorTiering();
var utils = new VendorUtils();
var log = new x_acme_core.Logger('retier');
var v = new GlideRecord('core_company');
v.addQuery('vendor', true);
v.addQuery('sys_tags', 'norrland');
v.query();
while (v.next()) {
<<<<<<< HEAD
    var spend = utils.getSpend(v.getUniqueValue(), 2024);
    if (spend > 0)
        v.setValue('x_acme_vrm_tier', tiering.propose(v.getUniqueValue()));
=======
    v.setValue('x_acme_vrm_tier', '3');
>>>>>>> retier-norrland
    v.update();
    log.info('tier set', { vendor: v.getValue('name'), tier: tiering.tierOf(v.getUniqueValue()) });
}

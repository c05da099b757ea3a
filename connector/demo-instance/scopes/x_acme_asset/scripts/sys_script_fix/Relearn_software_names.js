// AST-1190: aliases of the old discovery contain the version, so nothing matches since the upgrade
var matcher = new SoftwareModelMatcher();
var products = {};
var learned = 0;
var inst = new GlideAggregate('cmdb_sam_sw_install');
inst.addNullQuery('software_model');
inst.addAggregate('COUNT');
inst.groupBy('display_name');
inst.groupBy('publisher');
inst.groupBy('version');
inst.query();
while (inst.next()) {
    var model = matcher.match(inst.getValue('publisher') || '', inst.getValue('display_name'), inst.getValue('version'));
    var gr = new GlideRecord('cmdb_software_product_model');
    if (!model || !gr.get(model))
        continue;
    var product = gr.getValue('product') || model;
    if (new SoftwareModelMatcher().aliasesOf(product).indexOf(inst.getValue('display_name')) >= 0)
        continue;
    matcher.learn(inst.getValue('display_name'), product);
    products[product] = true;
    learned++;
}
for (var id in products)
    new LicenseReconciler(true).reconcile(id);
gs.print(learned + ' names learned, missing licenses cost ' + new LicenseReconciler().exposure() + ' EUR');

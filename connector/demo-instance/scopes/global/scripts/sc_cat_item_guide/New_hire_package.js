// fills the cart of the order guide with what people of that job get, as long as it may be ordered for them
var hire = producer.new_hire + '';
var profile = new x_acme_hr.EmployeeProfile();
var job = profile.jobOf(hire);
var wanted = gs.getProperty('acme.newhire.items.' + (job ? job.level : 'default'), '').split(',');
var catalogUtil = new CatalogUtil();
for (var k = 0; k < wanted.length; k++) {
    var verdict = catalogUtil.canOrder(hire, wanted[k]);
    if (!verdict.allowed) {
        gs.addInfoMessage(verdict.reason);
        continue;
    }
    guide.add(wanted[k], { cost_center: profile.costCenterOf(hire) });
}

// run once per environment. Logs only when acme.fix.dry_run is true
var dry = gs.getProperty('acme.fix.dry_run', 'true') == 'true';
var ci = new GlideRecord('cmdb_ci_server');
ci.addNullQuery('support_group');
ci.addQuery('install_status', '1');
ci.query();
var set = 0, none = 0;
while (ci.next()) {
    var group = getSupportGroup(ci.getUniqueValue());
    if (!group) {
        // maybe one that depends on it has an owner
        var ups = new CIRelationWalker().upstream(ci.getUniqueValue(), 2);
        for (var i = 0; i < ups.length && !group; i++)
            group = getSupportGroup(ups[i]);
    }
    if (!group) {
        none++;
        continue;
    }
    set++;
    if (!dry) {
        ci.support_group = group;
        ci.setWorkflow(false);
        ci.update();
    }
}
gs.log((dry ? 'Would set ' : 'Set ') + set + ', without a group: ' + none, 'FIX support groups');

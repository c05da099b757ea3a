(function () {
    var people = new x_acme_hr.EmployeeProfile();
    var cache = {}, fixed = 0, without = [];
    var gr = new GlideRecord('alm_hardware');
    gr.addNullQuery('cost_center');
    gr.addNotNullQuery('assigned_to');
    gr.setLimit(5000);
    gr.query();
    while (gr.next()) {
        var u = gr.getValue('assigned_to');
        if (!cache.hasOwnProperty(u))
            cache[u] = people.costCenterOf(u);
        if (!cache[u]) {
            without.push(u);
            continue;
        }
        gr.setValue('cost_center', cache[u]);
        gr.autoSysFields(false);
        gr.setWorkflow(false);
        gr.update();
        fixed++;
    }
    var unique = new x_acme_core.ArrayTool().unique(without);
    gs.info('cost centers: {0} set, {1} people have none', fixed, unique.length);
})();

(function () {
    data.canStart = gs.hasRole('x_acme_asset.refresh_manager');
    var planId = $sp.getParameter('plan') || options.plan;
    if (!planId) {
        data.error = gs.getMessage('No plan chosen');
        return;
    }

    var planner = new HardwareRefreshPlanner(planId);

    if (input && input.action && data.canStart) {
        if (input.action == 'start')
            data.started = planner.startWave(input.wave);
        else if (input.action == 'swap')
            data.swapped = planner.swap(input.line);
        else if (input.action == 'publish')
            data.published = planner.publish(input.comment);
    }

    data.progress = planner.progress();
    data.waves = [];
    var w = new GlideRecord('x_acme_asset_refresh_wave');
    w.addQuery('plan', planId);
    w.orderBy('quarter');
    w.query();
    while (w.next()) {
        var row = {};
        $sp.getRecordValues(row, w, 'sys_id,quarter,size,state');
        row.site = x_acme_core.StringTool.toTitle(w.getDisplayValue('site'));
        data.waves.push(row);
    }
})();

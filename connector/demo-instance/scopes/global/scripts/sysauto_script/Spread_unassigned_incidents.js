// every half hour in the daytime: what lies in a group without an assignee goes to who has the least
(function () {
    var limit = parseInt(gs.getProperty('acme.assignment.per_run', '40'), 10);
    var groups = DashboardStats.openByGroup('incident').slice(0, 10);
    var moved = 0;
    groups.forEach(function (g) {
        if (!g.id || moved >= limit)
            return;
        var gr = new GlideRecord('incident');
        gr.addActiveQuery();
        gr.addQuery('assignment_group', g.id);
        gr.addNullQuery('assigned_to');
        gr.orderBy('priority');
        gr.setLimit(10);
        gr.query();
        while (gr.next()) {
            // a P1 is a matter of the rota
            var urgent = IncidentUtilsSNC.isMajor(gr) && new OnCallLookup().hasRota(g.id);
            var who = urgent ? new OnCallLookup().primary(g.id) : new TaskAssignment().leastLoadedMember(g.id);
            if (!who)
                break;
            gr.setValue('assigned_to', who);
            gr.update();
            moved++;
        }
    });
    gs.info('Spread unassigned incidents: ' + moved);
})();

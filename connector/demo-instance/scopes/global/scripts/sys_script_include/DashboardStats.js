var DashboardStats = (function () {

    const BUCKETS = [
        { label: '0-2 days', max: 2 },
        { label: '3-7 days', max: 7 },
        { label: '8-30 days', max: 30 },
        { label: 'older', max: Infinity }
    ];

    function aggregate(table, query, groupField) {
        const ga = new GlideAggregate(table);
        if (query) {
            ga.addEncodedQuery(query);
        }
        ga.addAggregate('COUNT');
        ga.groupBy(groupField);
        ga.query();
        return ga;
    }

    return {
        // [{id, group, open}], the biggest first
        openByGroup: function (table) {
            const rows = [];
            const ga = aggregate(table || 'incident', 'active=true', 'assignment_group');
            while (ga.next()) {
                rows.push({
                    id: ga.getValue('assignment_group'),
                    group: ga.getDisplayValue('assignment_group') || '(none)',
                    open: parseInt(ga.getAggregate('COUNT'), 10)
                });
            }
            return rows.sort((a, b) => b.open - a.open);
        },

        ageBuckets: function (table, groupId) {
            const out = BUCKETS.map((b) => ({ label: b.label, count: 0 }));
            const dates = new x_acme_core.DateMath();
            new x_acme_core.QueryBuilder(table)
                .whereActive()
                .where('assignment_group', groupId)
                .run((gr) => {
                    const age = dates.ageInDays(new GlideDateTime(gr.getValue('opened_at')));
                    const i = BUCKETS.findIndex((b) => age <= b.max);
                    out[i].count++;
                });
            return out;
        }
    };
})();

var ProblemLinker = Class.create();
ProblemLinker.prototype = Object.extendsObject(IncidentUtilsSNC, {

    initialize: function () {
        IncidentUtilsSNC.prototype.initialize.call(this);
        this.minimum = 3;
    },

    /* incidents of the CI without a problem go to the open problem of that CI; gives the number linked */
    linkByCi: function (ciId) {
        var problem = new x_acme_core.RecordFinder('problem').first('active=true^cmdb_ci=' + ciId + '^ORDERBYDESCopened_at');
        if (!problem)
            return 0;
        var gr = new GlideRecord('incident');
        gr.addActiveQuery();
        gr.addQuery('cmdb_ci', ciId);
        gr.addNullQuery('problem_id');
        gr.query();
        var n = 0;
        while (gr.next()) {
            gr.problem_id = problem.getUniqueValue();
            gr.update();
            n++;
        }
        return n;
    },

    // CIs with many incidents and no problem
    candidates: function (days) {
        var list = [];
        var ga = new GlideAggregate('incident');
        ga.addQuery('opened_at', '>=', gs.daysAgoStart(days));
        ga.addNotNullQuery('cmdb_ci');
        ga.addNullQuery('problem_id');
        ga.addAggregate('COUNT');
        ga.groupBy('cmdb_ci');
        ga.addHaving('COUNT', '>=', this.minimum);
        ga.query();
        while (ga.next())
            list.push({ ci: ga.getValue('cmdb_ci'), count: parseInt(ga.getAggregate('COUNT'), 10) });
        return list;
    },

    toProblem: function (gr) {
        var id = IncidentUtilsSNC.prototype.toProblem.call(this, gr);
        if (id && !gs.nil(gr.cmdb_ci))
            this.linkByCi(gr.getValue('cmdb_ci'));
        return id;
    },

    type: 'ProblemLinker'
});

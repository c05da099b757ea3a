var RemediationPlan = Class.create();
RemediationPlan.prototype = {
    initialize: function (issueId) {
        this.issueId = issueId;
        this.dm = new x_acme_core.DateMath();
    },

    addStep: function (text, ownerId, days) {
        var s = new GlideRecord('x_acme_vrm_remediation');
        s.initialize();
        s.issue = this.issueId;
        s.short_description = text;
        s.assigned_to = ownerId;
        s.due_date = this.dm.addBusinessDays(new GlideDateTime(), days, '');
        s.order = this._nextOrder();
        return s.insert();
    },

    percentDone: function () {
        var all = 0, done = 0;
        var agg = new GlideAggregate('x_acme_vrm_remediation');
        agg.addQuery('issue', this.issueId);
        agg.groupBy('state');
        agg.addAggregate('COUNT');
        agg.query();
        while (agg.next()) {
            all += +agg.getAggregate('COUNT');
            if (agg.state == 'done') done += +agg.getAggregate('COUNT');
        }
        return all ? Math.round(done / all * 100) : 0;
    },

    /**
     * Moves every step that is not done.
     * @param {number} days business days
     * @return {number} steps moved
     */
    slip: function (days) {
        var n = 0;
        var s = new GlideRecord('x_acme_vrm_remediation');
        s.addQuery('issue', this.issueId);
        s.addQuery('state', '!=', 'done');
        s.query();
        while (s.next()) {
            var d = this.dm.addBusinessDays(new GlideDateTime(s.due_date), days, '');
            s.due_date = d;
            s.slipped = parseInt(s.slipped || 0) + 1;
            s.update();
            n++;
        }
        return n;
    },

    // over the queue, so there is no issue key yet
    exportToJira: function (projectKey) {
        var queue = new x_acme_integ.OutboundQueue();
        var steps = new x_acme_core.QueryBuilder('x_acme_vrm_remediation').where('issue', '=', this.issueId).orderBy('order').collect(['short_description', 'due_date']);
        return queue.enqueue('jira', { project: projectKey, type: 'Task', items: steps }, 3);
    },

    _nextOrder: function () {
        var agg = new GlideAggregate('x_acme_vrm_remediation');
        agg.addQuery('issue', this.issueId);
        agg.addAggregate('MAX', 'order');
        agg.setGroup(false);
        agg.query();
        return agg.next() ? (parseInt(agg.getAggregate('MAX', 'order'), 10) || 0) + 100 : 100;
    },

    type: 'RemediationPlan'
};

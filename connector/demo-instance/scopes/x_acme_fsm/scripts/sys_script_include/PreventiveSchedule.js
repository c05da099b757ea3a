var PreventiveSchedule = Class.create();
PreventiveSchedule.prototype = {
    initialize: function () {
        this.workOrders = new WorkOrderUtil();
        this.created = 0;
    },

    /**
     * Creates the work orders due in the next days.
     * @param {number} horizonDays
     * @returns {number} how many were created
     */
    generate: function (horizonDays) {
        var until = new GlideDateTime();
        until.addDaysUTC(horizonDays);
        var plan = new GlideRecord('x_acme_fsm_maintenance_plan');
        plan.addActiveQuery();
        plan.addQuery('next_due', '<=', until.getValue());
        plan.query();
        while (plan.next()) {
            if (this._hasOpen(plan.getUniqueValue()))
                continue;
            var id = this.workOrders.create(plan.getValue('account'), 'Preventive: ' + plan.getValue('name'), plan.getValue('cmdb_ci'));
            this._link(id, plan);
            this.advance(plan);
            this.created++;
        }
        return this.created;
    },

    /**
     * Sets the next due date and moves it off holidays.
     * @param {GlideRecord} plan
     * @returns {GlideDateTime}
     */
    advance: function (plan) {
        var next = new GlideDateTime(plan.getValue('next_due'));
        switch (plan.getValue('interval')) {
            case 'weekly': next.addWeeksUTC(1); break;
            case 'monthly': next.addMonthsUTC(1); break;
            case 'quarterly': next.addMonthsUTC(3); break;
            default: next.addYearsUTC(1);
        }
        var dm = new x_acme_core.DateMath();
        if (dm.isHoliday(next, plan.account.country.toString()))
            next = dm.addBusinessDays(next, 1, plan.getValue('schedule'));
        plan.setValue('next_due', next.getValue());
        plan.update();
        return next;
    },

    overdue: function () {
        var ga = new GlideAggregate('x_acme_fsm_maintenance_plan');
        ga.addQuery('next_due', '<', gs.daysAgoStart(0));
        ga.addAggregate('COUNT');
        ga.query();
        return ga.next() ? parseInt(ga.getAggregate('COUNT'), 10) : 0;
    },

    _hasOpen: function (planId) {
        return new x_acme_core.RecordFinder('x_acme_fsm_work_order').exists('maintenance_plan=' + planId + '^stateNOT INclosed,cancelled');
    },

    _link: function (workOrderId, plan) {
        var wo = new GlideRecord('x_acme_fsm_work_order');
        if (wo.get(workOrderId)) {
            wo.maintenance_plan = plan.getUniqueValue();
            wo.type = 'preventive';
            wo.update();
        }
    },

    type: 'PreventiveSchedule'
};

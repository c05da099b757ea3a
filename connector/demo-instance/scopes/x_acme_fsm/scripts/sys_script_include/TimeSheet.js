var TimeSheet = Class.create();
TimeSheet.prototype = {
    initialize: function (technicianId) {
        this.technicianId = technicianId;
        this.entries = 'x_acme_fsm_time_entry';
    },

    start: function (taskId, kind) {
        this.stop();
        var gr = new GlideRecord(this.entries);
        gr.initialize();
        gr.technician = this.technicianId;
        gr.task = taskId;
        gr.kind = kind || 'work';
        gr.started = new GlideDateTime();
        return gr.insert();
    },

    // stops whatever is running, returns minutes
    stop: function () {
        var gr = new GlideRecord(this.entries);
        gr.addQuery('technician', this.technicianId);
        gr.addNullQuery('ended');
        gr.query();
        var minutes = 0;
        while (gr.next()) {
            var now = new GlideDateTime();
            var span = GlideDateTime.subtract(new GlideDateTime(gr.getValue('started')), now);
            minutes += Math.round(span.getNumericValue() / 60000);
            gr.ended = now;
            gr.minutes = minutes;
            gr.update();
        }
        return minutes;
    },

    totals: function (from, to) {
        var sums = { work: 0, travel: 0, pause: 0 };
        var ga = new GlideAggregate(this.entries);
        ga.addQuery('technician', this.technicianId);
        ga.addQuery('started', '>=', from);
        ga.addQuery('started', '<', to);
        ga.groupBy('kind');
        ga.addAggregate('SUM', 'minutes');
        ga.query();
        while (ga.next())
            sums[ga.getValue('kind')] = parseInt(ga.getAggregate('SUM', 'minutes'), 10) || 0;
        return sums;
    },

    /**
     * @param {string} weekStart
     * @returns {{accepted: boolean, totals: Object}} not accepted over x_acme_fsm.weekly_limit_minutes
     */
    submit: function (weekStart) {
        var end = new GlideDateTime(weekStart);
        end.addDaysUTC(7);
        var totals = this.totals(weekStart, end.getValue());
        var limit = gs.getProperty('x_acme_fsm.weekly_limit_minutes', 2880);
        if (totals.work + totals.travel > limit)
            return { accepted: false, totals: totals };

        var sheet = new GlideRecord('x_acme_fsm_time_sheet');
        sheet.initialize();
        sheet.technician = this.technicianId;
        sheet.week = weekStart;
        sheet.work_minutes = totals.work;
        sheet.travel_minutes = totals.travel;
        sheet.insert();
        var router = new x_acme_core.ApprovalRouter();
        router.requestApproval(sheet, router.approversFor(sheet), 'Time sheet of week ' + weekStart);
        return { accepted: true, totals: totals };
    },

    type: 'TimeSheet'
};

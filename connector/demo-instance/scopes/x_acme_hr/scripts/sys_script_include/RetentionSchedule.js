/**
 * @deprecated data privacy runs in the platform's archive rules now
 */
var RetentionSchedule = Class.create();
RetentionSchedule.YEARS = { payroll: 10, leave: 3, grievance: 5, hiring: 1 };
RetentionSchedule.prototype = {
    initialize: function() {},

    deleteAfter: function(caseGr) {
        var y = RetentionSchedule.YEARS[caseGr.category + ''] || 6;
        var d = new GlideDateTime(caseGr.closed_at);
        d.addYearsUTC(y);
        return d;
    },

    purge: function(limit) {
        var n = 0;
        var gr = new GlideRecord('x_acme_hr_case');
        gr.addQuery('active', false);
        gr.orderBy('closed_at');
        gr.setLimit(limit || 200);
        gr.query();
        while (gr.next()) {
            if (this.deleteAfter(gr).compareTo(new GlideDateTime()) < 0) {
                gr.deleteRecord();
                n++;
            }
        }
        return n;
    },

    type: 'RetentionSchedule'
};

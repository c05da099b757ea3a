var BillingPeriod = Class.create();
BillingPeriod.prototype = {
    initialize: function() {
        this.table = 'x_acme_billing_period';
    },

    current: function() {
        return this.periodOf(new GlideDate());
    },

    periodOf: function(date) {
        var gr = new GlideRecord(this.table);
        gr.addQuery('starts', '<=', date);
        gr.addQuery('ends', '>=', date);
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr.getUniqueValue() : null;
    },

    isOpen: function(periodId) {
        var gr = new GlideRecord(this.table);
        return gr.get(periodId) && gr.getValue('state') == 'open';
    },

    /**
     * Closes a period unless drafts are left in it.
     * @returns {Object} {closed, drafts}
     */
    close: function(periodId) {
        var drafts = new GlideAggregate('x_acme_billing_invoice');
        drafts.addQuery('period', periodId);
        drafts.addQuery('state', 'draft');
        drafts.addAggregate('COUNT');
        drafts.query();
        if (drafts.next() && parseInt(drafts.getAggregate('COUNT'), 10) > 0)
            return { closed: false, drafts: parseInt(drafts.getAggregate('COUNT'), 10) };
        var gr = new GlideRecord(this.table);
        gr.get(periodId);
        gr.state = 'closed';
        gr.closed_by = gs.getUserID();
        gr.update();
        return { closed: true, drafts: 0 };
    },

    // name is like 2024/Q3 P08
    nameFor: function(gdt) {
        var fq = new x_acme_core.DateMath().fiscalQuarter(gdt);
        return fq.year + '/Q' + fq.quarter + ' P' + x_acme_core.StringTool.padLeft(gdt.getMonthLocalTime() + '', 2, '0');
    },

    type: 'BillingPeriod'
};

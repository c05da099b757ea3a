var BenefitEligibility = Class.create();
BenefitEligibility.prototype = {
    initialize: function(employeeId) {
        this.employeeId = employeeId;
        var ep = new EmployeeProfile();
        this.p = ep.load(employeeId);
        this.job = ep.jobOf(employeeId);
        this.years = ep.anniversary(employeeId).years;
    },

    plans: function() {
        var list = [];
        var plan = new GlideRecord('x_acme_hr_benefit_plan');
        plan.addActiveQuery();
        plan.addQuery('country', this.p.country);
        plan.query();
        while (plan.next()) {
            var verdict = this.check(plan);
            if (verdict.eligible)
                list.push({ id: plan.getUniqueValue(), name: plan.getValue('name'), enrolled: this._enrolled(plan.getUniqueValue()) });
        }
        return list;
    },

    /**
     * @param {GlideRecord} plan
     * @returns {Object} {eligible, reason}
     */
    check: function(plan) {
        if (this.p.contractType == 'intern' && plan.getValue('interns') != '1')
            return { eligible: false, reason: 'Not for interns' };
        if (this.years < parseInt(plan.getValue('min_years') || 0, 10))
            return { eligible: false, reason: 'Needs ' + plan.getValue('min_years') + ' years of service' };
        var lvl = parseInt(plan.getValue('min_level') || 0, 10);
        if (lvl && (!this.job || this.job.level < lvl))
            return { eligible: false, reason: 'Job level' };
        if (this.p.fte < parseFloat(plan.getValue('min_fte') || 0))
            return { eligible: false, reason: 'Part time below ' + plan.getValue('min_fte') };
        return { eligible: true, reason: '' };
    },

    enrol: function(planId, from) {
        if (this._enrolled(planId))
            return null;
        var e = new GlideRecord('x_acme_hr_enrolment');
        e.initialize();
        e.employee = this.employeeId;
        e.plan = planId;
        e.valid_from = from || gs.beginningOfNextMonth();
        return e.insert();
    },

    _enrolled: function(planId) {
        var q = 'employee=' + this.employeeId + '^plan=' + planId + '^valid_toISEMPTY';
        return new x_acme_core.RecordFinder('x_acme_hr_enrolment').exists(q);
    },

    type: 'BenefitEligibility'
};

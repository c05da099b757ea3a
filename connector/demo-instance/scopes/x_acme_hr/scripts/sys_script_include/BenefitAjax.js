var BenefitAjax = Class.create();
BenefitAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    listPlans: function() {
        var who = this.getParameter('sysparm_employee') || gs.getUserID();
        // nobody looks at the plans of a colleague
        if (!new SensitiveDataGuard().canSee(gs.getUserID(), who))
            return '[]';
        return JSON.stringify(new BenefitEligibility(who).plans());
    },

    whyNot: function() {
        var plan = new GlideRecord('x_acme_hr_benefit_plan');
        if (!plan.get(this.getParameter('sysparm_plan')))
            return '';
        return new BenefitEligibility(gs.getUserID()).check(plan).reason;
    },

    nextAnniversary: function() {
        var a = new EmployeeProfile().anniversary(this.getParameter('sysparm_employee') || gs.getUserID());
        return a.next ? a.next + ' (' + (a.years + 1) + ')' : '';
    },

    type: 'BenefitAjax'
});

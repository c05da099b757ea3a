(function() {
    var me = gs.getUserID();
    var be = new BenefitEligibility(me);
    if (input && input.plan) {
        data.enrolment = be.enrol(input.plan, input.from);
        if (data.enrolment) {
            var c = new GlideRecord('x_acme_hr_enrolment');
            c.get(data.enrolment);
            new DocumentTemplate().attachTo(c, 'benefit_confirmation');
        }
    }
    data.plans = be.plans();
    data.groups = new x_acme_core.ArrayTool().groupBy(data.plans, 'enrolled');
    data.articles = new global.KnowledgeHelper().searchArticles('benefits ' + new EmployeeProfile().load(me).country, 5);
    data.policies = new PolicyAcknowledgement().outstanding(me);
})();

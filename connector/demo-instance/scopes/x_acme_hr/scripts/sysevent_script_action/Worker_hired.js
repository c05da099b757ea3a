var hiredUser = event.parm1 + '';
var country = event.parm2 + '';

var template = new x_acme_core.RecordFinder('x_acme_hr_plan_template').first('active=true^country=' + country);
if (!template) {
    template = new x_acme_core.RecordFinder('x_acme_hr_plan_template').first('active=true^countryISEMPTY');
}
if (template) {
    var ob = new OnboardingPlan(hiredUser);
    var count = ob.generate(template.getUniqueValue());
    gs.info('Onboarding of ' + hiredUser + ': ' + count + ' tasks');
}

if (country && !new WorkPermitTracker().mayWorkIn(hiredUser, country)) {
    new HRCaseUtil().create(hiredUser, 'Work permit first application', { source: 'event' });
}

// technicians need their certificate before the first visit
var job = new EmployeeProfile().jobOf(hiredUser);
if (job && /technician/i.test(job.title)) {
    var until = new GlideDateTime();
    until.addMonthsUTC(6);
    new x_acme_fsm.TechnicianSkills().certify(hiredUser, 'basic_safety', until);
}

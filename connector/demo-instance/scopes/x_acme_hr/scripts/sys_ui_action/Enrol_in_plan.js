var be = new BenefitEligibility(current.getValue('employee'));
var planGr = current.plan.getRefRecord();
var verdict = be.check(planGr);
if (!verdict.eligible) {
    gs.addErrorMessage(verdict.reason);
} else if (be.enrol(planGr.getUniqueValue(), current.getValue('wanted_from'))) {
    current.state = 'done';
    current.update();
    gs.addInfoMessage('Enrolled in ' + planGr.name);
} else {
    gs.addInfoMessage('Employee is in this plan already');
}

var pool = new SimCardPool();
var person = current.getValue('requested_for') || current.request.requested_for.toString();
var active = pool.ofUser(person);
if (active.length >= 2) {
    gs.addErrorMessage(gs.getMessage('{0} has two cards already', current.getDisplayValue('requested_for')));
} else {
    var sim = pool.next(gs.getProperty('x_acme_asset.carrier'));
    if (!sim) {
        gs.addErrorMessage(gs.getMessage('No card is free'));
    } else if (pool.activate(sim, person, current.variables.plan)) {
        var trail = new x_acme_core.AuditTrail(current);
        trail.add('sim', { card: sim, plan: String(current.variables.plan) });
        current.state = 3;
        current.update();
    }
}
action.setRedirectURL(current);

(function executeRule(current, previous) {
    var profile = new EmployeeProfile();
    var before = profile.costCenterOf(current.getValue('user'));
    var known = new x_acme_core.RecordFinder('cmn_cost_center').exists('code=' + current.getValue('cost_center') + '^valid_toISEMPTY');
    if (!known) {
        // maybe SAP has it and we are late
        var centers = new x_acme_integ.SapConnector().pullCostCenters();
        known = centers.some(function (c) {
            return c.code === current.getValue('cost_center');
        });
    }
    if (!known) {
        gs.addErrorMessage('Cost center ' + current.cost_center + ' is unknown, stays ' + before);
        current.cost_center = before;
    }
})(current, previous);

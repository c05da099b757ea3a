// people see the cost of what they hold themselves; finance and the manager of the cost center see all of it
answer = false;
var dir = new x_acme_core.UserDirectory();
if (dir.hasAnyRole(gs.getUserID(), 'x_acme_asset.finance,asset')) {
    answer = true;
} else if (current.getValue('assigned_to') == gs.getUserID()) {
    answer = true;
} else {
    var myCenter = new x_acme_hr.EmployeeProfile().costCenterOf(gs.getUserID());
    answer = myCenter == current.getValue('cost_center') && current.cost_center.manager == gs.getUserID();
}

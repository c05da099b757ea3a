answer = false;
if (current.getValue('technician') == gs.getUserID() && current.sheet.nil()) {
    answer = true;
} else {
    // team leads correct entries of their people, payroll all of them
    var dir = new x_acme_core.UserDirectory();
    answer = dir.managerOf(current.getValue('technician')) == gs.getUserID() ||
        dir.hasAnyRole(gs.getUserID(), 'x_acme_fsm.payroll,admin');
}

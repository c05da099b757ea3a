(function executeRule(current, previous /*null when async*/) {

    var guard = new SensitiveDataGuard();
    var may = guard.canSee(gs.getUserID(), current.getValue('user'));
    g_scratchpad.canSeePay = may;
    if (may) {
        g_scratchpad.iban = current.getValue('iban');
    } else {
        g_scratchpad.iban = guard.mask(current.getValue('iban'), 'iban');
        g_scratchpad.private_mail = guard.mask(current.getValue('private_email'), 'email');
    }
    g_scratchpad.job = new EmployeeProfile().jobOf(current.getValue('user'));

})(current, previous);

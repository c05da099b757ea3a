var hcu = new HRCaseUtil();
if (HRCaseUtil.isHRUser()) {
    answer = !hcu.isConfidential(current) || new x_acme_core.GroupUtil().isMember(gs.getUserID(), current.getValue('assignment_group'));
} else {
    answer = current.opened_for == gs.getUserID() && !hcu.isConfidential(current);
}

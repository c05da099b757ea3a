mergeLatest();
function mergeLatest() {
    var u = new HRCaseUtils();
    var open = u.getOpenCases(current.getValue('opened_for'));
    var others = new x_acme_core.ArrayTool().difference(open, [current.getUniqueValue()]);
    if (others.length == 0) {
        gs.addInfoMessage('There is no other case of this employee');
        return;
    }
    if (u.mergeCases(current.getUniqueValue(), others[0]))
        gs.addInfoMessage('Merged');
    action.setRedirectURL(current);
}

var closer = new HRCaseUtil();
var res = closer.close(current.getUniqueValue(), current.getValue('close_code') || 'solved');
if (res.closed) {
    gs.addInfoMessage('Case closed');
    action.setReturnURL('x_acme_hr_case_list.do?sysparm_query=active=true^assigned_to=' + gs.getUserID());
} else {
    gs.addErrorMessage('Still open: ' + res.open.join(', '));
    action.setRedirectURL(current);
}

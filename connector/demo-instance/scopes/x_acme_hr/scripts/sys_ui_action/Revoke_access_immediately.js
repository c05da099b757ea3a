// only for HR admins. The list of assets is shown so that reception can collect them
var off = new OffboardingChecklist();
var emp = current.employee.toString();
if (off.revokeAccess(emp)) {
    current.access_revoked_on = new GlideDateTime();
    current.update();
    var things = off.assetsToReturn(emp);
    var names = [];
    for (var i in things) {
        names.push(things[i].name + ' ' + things[i].tag);
    }
    gs.addInfoMessage('Access removed. To collect: ' + (names.join(', ') || 'nothing'));
    new x_acme_core.Notifier().digest(gs.getProperty('x_acme_hr.security.group'), names);
} else {
    gs.addErrorMessage('No such user');
}
action.setRedirectURL(current);

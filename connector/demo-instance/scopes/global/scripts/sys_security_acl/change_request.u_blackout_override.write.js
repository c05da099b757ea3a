var userId = gs.getUserID();
var cab = new x_acme_core.GroupUtils().getMemebers(gs.getProperty('acme.change.cab_group'));
answer = cab.indexOf(userId) >= 0 || new x_acme_core.UserDirectory().hasAnyRole(userId, 'change_manager');

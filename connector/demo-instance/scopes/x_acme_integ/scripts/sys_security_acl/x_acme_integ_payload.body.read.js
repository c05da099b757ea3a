var reader = new x_acme_core.ConfigReader('integ.payload');
answer = gs.hasRole('x_acme_integ.admin');
if (!answer && reader.isEnabled('support_may_read'))
  answer = new x_acme_core.UserDirectory().hasAnyRole(gs.getUserID(), reader.getList('roles', ['x_acme_integ.support'])) && current.target != 'workday';

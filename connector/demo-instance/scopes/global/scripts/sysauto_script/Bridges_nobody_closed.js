var comms = new MajorIncidentComms();
var bridge = new GlideRecord('u_major_bridge');
bridge.addNullQuery('u_closed');
bridge.addQuery('sys_created_on', '<', gs.daysAgo(2));
bridge.query();
while (bridge.next()) {
  var inc = bridge.u_incident.getRefRecord();
  if (new IncidentUtils().isOpen(inc)) {
    var lead = new OnCallLookup().escalationChain(inc.getValue('assignment_group'))[0];
    if (lead)
      new x_acme_core.Notifier().email(lead, 'Bridge of ' + inc.getValue('number') + ' is open for two days', comms.stakeholders(inc).length + ' people listen. Close it or tell them why.');
    continue;
  }
  comms.closeBridge(inc.getUniqueValue());
}

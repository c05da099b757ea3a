var followUp = new WorkOrderUtils().copyOrder(current.getUniqueValue(), current.state == 'cancelled');
if (followUp) {
  var copy = new x_acme_core.RecordFinder('x_acme_fsm_work_order').byId(followUp);
  copy.number = new WorkOrderNumbering().nextNumber(copy);
  copy.short_description = 'Follow-up: ' + current.short_description;
  copy.parent = current.sys_id;
  copy.update();
  action.setRedirectURL(copy);
} else {
  gs.addErrorMessage('The order could not be copied');
}

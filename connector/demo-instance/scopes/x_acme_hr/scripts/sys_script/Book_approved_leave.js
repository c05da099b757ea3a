(function executeRule(current, previous /*null when async*/) {
  var ok = new LeaveBalance().deduct(current.employee + '', current.leave_type + '', parseFloat(current.days));
  if (!ok) {
    current.state = 'requested';
    current.work_notes = 'Balance too small at time of approval';
    current.update();
    return;
  }
  // approvals that wait for the absent person go to the delegate
  var router = new x_acme_core.ApprovalRouter();
  var stand_in = router.delegateOf(current.employee + '');
  if (!stand_in) {
    stand_in = new x_acme_core.UserDirectory().managerOf(current.employee + '');
  }
  new x_acme_core.Notifier().email(stand_in, 'You stand in for ' + current.getDisplayValue('employee'),
    'From ' + current.getDisplayValue('starts') + ' to ' + current.getDisplayValue('ends'));
})(current, previous);

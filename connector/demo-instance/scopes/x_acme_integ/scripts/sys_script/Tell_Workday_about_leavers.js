(function executeRule(current, previous) {
  if (current.getValue('service') !== 'offboarding' || !current.state.changesTo('in_progress')) return;

  var employee = current.getValue('subject_person');
  var lastDay = current.getValue('last_day');
  var checklist = new x_acme_hr.OffboardingChecklist();
  checklist.start(employee, lastDay);
  var assets = checklist.assetsToReturn(employee);

  var queue = new OutboundQueue();
  queue.enqueue('workday', { user: employee, date: lastDay }, 1);
  if (assets.length > 0) {
    queue.enqueue('carrier', { kind: 'return_box', person: employee, pieces: assets.length }, 3);
  }
  if (queue.depth('workday') > 50) gs.warn('Workday queue is growing');
})(current, previous);

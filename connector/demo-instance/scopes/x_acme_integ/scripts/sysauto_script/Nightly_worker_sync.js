(function () {
  var log = new IntegrationLog();
  var since = log.lastSuccess('workday.workers');
  if (!since) {
    since = new GlideDateTime();
    since.addDaysUTC(-7);
  }
  var run = log.start('workday.workers');
  var stats = { read: 0, changed: 0, hired: 0, unknown: 0 };
  try {
    var client = new WorkdayClient();
    var workers = client.fetchWorkers(since);
    var directory = new x_acme_core.UserDirectory();
    stats.read = workers.length;
    for (var i = 0; i < workers.length; i++) {
      var w = client.mapWorker(workers[i]);
      if (!w) continue;
      var id = directory.findByEmail(w.email);
      var u = new GlideRecord('sys_user');
      if (!id) {
        u.initialize();
        u.email = w.email;
        u.user_name = w.email.split('@')[0];
        u.first_name = w.firstName;
        u.last_name = w.lastName;
        id = u.insert();
        stats.hired++;
        var plan = new x_acme_hr.OnboardingPlan(id);
        plan.generate('default');
        continue;
      }
      u.get(id);
      u.active = w.active;
      u.employee_number = w.number;
      var boss = w.managerEmail ? directory.findByEmail(w.managerEmail) : '';
      if (boss) u.manager = boss;
      else stats.unknown++;
      if (u.changes()) stats.changed++;
      u.update();
    }
    log.finish(run, 'success', stats);
  } catch (e) {
    log.finish(run, 'error', { message: String(e) });
  }
})();

// what Workday has and we do not: list for HR, nothing is created here
var workday = new WorkdayClient();
var since = new GlideDateTime();
since.addDaysUTC(-400);
var strangers = [];
for each (var payload in workday.fetchWorkers(since)) {
  var worker = workday.mapWorker(payload);
  if (!worker || !worker.active)
    continue;
  if (!new x_acme_core.UserDirectory().findByEmail(worker.email))
    strangers.push(worker.number + ' ' + x_acme_core.StringTool.maskEmail(worker.email));
}
gs.info(strangers.length + ' workers have no account\n' + strangers.join('\n'));

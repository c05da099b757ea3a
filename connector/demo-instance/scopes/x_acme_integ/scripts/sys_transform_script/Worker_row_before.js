(function runTransformScript(source, map, log, target /*undefined onStart*/) {
  var payload = JsonPath.parse(source.getValue('u_payload'));
  var worker = payload && new WorkdayClient().mapWorker(payload);
  if (!worker) {
    log.warn('row ' + source.getValue('sys_import_row') + ' has no e-mail address');
    ignore = true;
    return;
  }
  if (!x_acme_core.DateMath.parse(worker.hireDate)) {
    log.error('bad hire date ' + worker.hireDate);
    error = true;
    return;
  }
  target.email = worker.email;
  target.name = x_acme_core.StringTool.toTitle(worker.firstName + ' ' + worker.lastName);
  target.manager = new x_acme_core.UserDirectory().findByEmail(worker.managerEmail);
})(source, map, log, target);

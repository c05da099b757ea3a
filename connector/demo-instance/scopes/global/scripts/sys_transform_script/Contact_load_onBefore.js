(function runTransformScript(source, map, log, target /*undefined onStart*/) {
    var row = new ImportRowCleaner(source);
    target.name = x_acme_core.StringTool.toTitle(row.text('u_name'));
    target.vip = row.bool('u_vip');
    target.manager = row.user('u_manager_mail');
    var birthday = row.date('u_since');
    if (birthday)
        target.u_customer_since = birthday.getDate();
    if (row.problems()) {
        log.warn(row.problems());
        target.u_import_note = row.problems();
    }
})(source, map, log, target);

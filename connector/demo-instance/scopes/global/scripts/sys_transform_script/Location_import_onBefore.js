(function runTransformScript(source, map, log, target /*undefined onStart*/ ) {
    var cleaner = new ImportRowCleaner(source);
    var name = cleaner.text('u_name');
    if (!name) {
        log.warn('Row without a name skipped');
        ignore = true;
        return;
    }
    target.name = x_acme_core.StringTool.toTitle(name);
    var contact = cleaner.user('u_contact_mail');
    if (contact)
        target.contact = contact;
    var opened = cleaner.date('u_opened_on');
    if (opened)
        target.u_opened_on = opened;
    target.u_active = cleaner.bool('u_open');
    if (cleaner.problems())
        log.info(name + ': ' + cleaner.problems());
})(source, map, log, target);

var finder = new DuplicateUserFinder();
var log = new x_acme_core.Logger('duplicate_users');
finder.byEmail().forEach(function (mail) {
    var keep = finder.survivorOf(mail);
    var gr = new GlideRecord('sys_user');
    gr.addActiveQuery();
    gr.addQuery('email', mail);
    gr.addQuery('sys_id', '!=', keep);
    gr.query();
    while (gr.next()) {
        if (new x_acme_core.UserDirectory().hasAnyRole(gr.getUniqueValue(), ['admin', 'itil'])) {
            log.warn('left alone, has roles', { user: gr.getValue('user_name') });
            continue;
        }
        gr.active = false;
        gr.update();
    }
});

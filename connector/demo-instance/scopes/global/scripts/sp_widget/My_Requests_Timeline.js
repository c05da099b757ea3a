(function() {
    var qb = new x_acme_core.QueryBuilder('sc_req_item');
    qb.where('requested_for', gs.getUserID()).createdWithin(90).orderBy('-sys_created_on').limit(20);
    var util = new CatalogUtil();
    var utils = new CatalogUtils();
    var dm = new x_acme_core.DateMath();
    data.rows = [];
    qb.run(function(ritm) {
        var opened = new GlideDateTime(ritm.getValue('sys_created_on'));
        var due = dm.addBusinessDays(opened, utils.leadDays(ritm.cat_item.getRefRecord()));
        data.rows.push({
            number: ritm.getValue('number'),
            item: ritm.getDisplayValue('cat_item'),
            stage: ritm.getDisplayValue('stage'),
            due: due.getDisplayValue(),
            late: due.compareTo(new GlideDateTime()) < 0 && ritm.getValue('active') === '1',
            reason: util.variablesOf(ritm).justification || ''
        });
    });
    data.lateCount = data.rows.filter(function(r) { return r.late; }).length;
    if (input && input.action === 'remind')
        data.sent = new x_acme_core.Notifier().slack('#service-desk', gs.getUserName() + ' waits for ' + input.number);
})();

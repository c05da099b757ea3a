// approvals of records that are closed in the meantime only clutter the list of the approvers
(function () {
    var lock = new JobLock('core.stale-approvals');
    if (!lock.acquire(30))
        return;
    var log = new Logger('StaleApprovals');
    var router = new ApprovalRouter();
    var days = new ConfigReader('x_acme_core.approval').getNumber('stale_days', 45);
    var before = new GlideDateTime();
    before.addDaysUTC(-days);

    var withdrawn = 0;
    var groups = new ArrayTool().groupBy(
        new QueryBuilder('sysapproval_approver')
            .where('state', 'requested')
            .where('sys_created_on', '<', before.getValue())
            .limit(2000)
            .collect(['source_table', 'document_id']),
        'source_table');
    for (var table in groups) {
        if (!table || !new TableSchema().hasField(table, 'active'))
            continue;
        groups[table].forEach(function (row) {
            var rec = new RecordFinder(table).byId(row.document_id);
            if (rec && rec.getValue('active') == '0')
                withdrawn += router.cancelOpen(rec, 'The record is closed');
        });
    }
    log.info('Withdrawn', { approvals: withdrawn, days: days });
    lock.release();
})();

(function () {
    var lock = new x_acme_core.JobLock('approval.reminder');
    lock.withLock(function () {
        var pending = new ApprovalHelper().pendingOlderThan(5);
        var perPerson = new x_acme_core.ArrayTool().groupBy(pending, 'approver');
        var mails = 0;
        Object.keys(perPerson).forEach(function (userId) {
            var list = perPerson[userId].map(function (p) { return p.target; });
            if (new x_acme_core.Notifier().email(userId, list.length + ' approvals wait for you', list.join('<br/>')))
                mails++;
        });
        gs.print('Approval reminders: ' + mails);
    });
})();

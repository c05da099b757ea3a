(function executeRule(current, previous) {
    if (current.active.changesTo(false)) {
        var pool = new SimCardPool();
        pool.ofUser(current.getUniqueValue()).forEach(function (sim) {
            pool.suspend(sim.sys_id, 'User is inactive');
        });
        var loans = new LoanerPool().heldBy(current.getUniqueValue());
        if (loans.length > 0)
            new x_acme_core.Notifier().digest(gs.getProperty('x_acme_asset.desk'), loans.map(function (loan) {
                return { label: loan.getDisplayValue('device'), link: loan.getLink(false) };
            }));
    }
})(current, previous);

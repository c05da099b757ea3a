(function () {
    new x_acme_core.JobLock('hr.accrual').withLock(function () {
        var month = new GlideDateTime().getMonthLocalTime();
        var balance = new LeaveBalance();
        var log = new x_acme_core.Logger('Accrual');
        var sum = 0, people = 0;
        var p = new GlideRecord('x_acme_hr_profile');
        p.addNullQuery('termination_date');
        p.addQuery('contract_type', '!=', 'contractor');
        p.query();
        while (p.next()) {
            try {
                sum += balance.accrue(p.getValue('user'), month);
                people++;
            } catch (e) {
                log.error('accrual failed for ' + p.getDisplayValue('user'), e);
            }
        }
        log.info('Accrued', { days: sum, people: people });
        if (month === 1) {
            var moved = balance.carryOver(new GlideDateTime().getYearLocalTime() - 1);
            log.info('Carried over', { balances: moved });
        }
    });
})();

// the job of March died at half past four, 212 people have no accrual
var fixedCount = 0;
var accounts = new LeaveBalance('2024');
new x_acme_core.RecordFinder('x_acme_hr_profile').all('active=true', 5000).forEach(function (profile) {
  var employee = profile.getValue('user');
  if (!new x_acme_core.UserDirectory().isActive(employee))
    return;
  if (accounts.accrue(employee, 3) > 0)
    fixedCount++;
});
gs.info('Accruals booked for March 2024: ' + fixedCount);

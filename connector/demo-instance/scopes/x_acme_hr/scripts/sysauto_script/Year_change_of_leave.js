// 2 January. Carries the rest over and opens the month of January for everybody
var year = new GlideDateTime().getYearLocalTime();
var moved = new LeaveBalance(year - 1).carryOver(year - 1);
gs.info('Leave: ' + moved + ' balances carried to ' + year);

var p = new GlideRecord('x_acme_hr_profile');
p.addNullQuery('termination_date');
p.query();
var failed = [];
while (p.next()) {
    try {
        new LeaveBalance(year).accrue(p.getValue('user'), 1);
    } catch (e) {
        failed.push(new EmployeeProfile().load(p.getValue('user')).name + ': ' + e);
    }
}
if (failed.length > 0) {
    var id = new HRCaseUtil().create(gs.getProperty('x_acme_hr.leave.owner'), 'Leave administration', {
        short_description: failed.length + ' balances were not opened',
        description: failed.join('\n'),
        source: 'job'
    });
    gs.warn('see HR case ' + id);
}

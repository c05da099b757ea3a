(function runTransformScript(source, map, log, target /*undefined onStart*/ ) {
    // the old system knows employees by number only
    var profile = new x_acme_core.RecordFinder('x_acme_hr_profile').first('employee_number=' + source.u_emp_no);
    if (!profile) {
        ignore = true;
        log.info('No employee with number ' + source.u_emp_no);
        return;
    }
    var from = x_acme_core.DateMath.parse(String(source.u_from));
    var to = x_acme_core.DateMath.parse(String(source.u_to));
    if (!from || !to) {
        error = true;
        return;
    }
    target.employee = profile.getValue('user');
    target.starts = from.getDate();
    target.ends = to.getDate();
    target.days = new LeaveBalance().workingDays(from.getDate().getValue(), to.getDate().getValue(), profile.getValue('country'));
    target.state = 'approved';
})(source, map, log, target);

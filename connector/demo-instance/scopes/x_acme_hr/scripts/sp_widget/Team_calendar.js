(function() {
    data.rows = [];
    var org = new OrgChart();
    var team = org.directReports(gs.getUserID());
    if (team.length === 0) {
        data.none = true;
        return;
    }
    var leave = new LeaveBalance();
    var profiles = new EmployeeProfile();
    team.forEach(function(member) {
        var anniversary = profiles.anniversary(member.id);
        data.rows.push({
            name: member.name,
            initials: x_acme_core.StringTool.initials(member.name),
            left: leave.available(member.id, 'annual'),
            waiting: leave.pending(member.id, 'annual'),
            years: anniversary.years,
            next: anniversary.next
        });
    });
    data.whole = org.span(gs.getUserID());
    data.canExport = new x_acme_core.UserDirectory().hasAnyRole(gs.getUserID(), ['x_acme_hr.manager_plus']);
})();

(function () {
    if (gs.hasRole('x_acme_hr.compensation'))
        return answer = true;
    // a manager sees the band of the whole team below, the guard knows the rest
    var line = new OrgChart().chainOf(current.getValue('user'));
    answer = line.indexOf(gs.getUserID()) >= 0 && new SensitiveDataGuard().canSee(gs.getUserID(), current.getValue('user'));
})();

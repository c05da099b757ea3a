// parm1: policy, parm2: 'managers' when only people with reports have to sign
(function () {
    var policyTitle = current.getValue('title');
    var everyone = new x_acme_core.UserDirectory().groupMembers(gs.getProperty('x_acme_hr.all_staff'));
    var chart = new OrgChart();
    var asked = 0;
    everyone.forEach(function (userId) {
        if (event.parm2 == 'managers' && chart.directReports(userId).length === 0)
            return;
        var open = new PolicyAcknowledgement().outstanding(userId);
        if (open.length > 3)
            policyTitle = open.length + ' policies';
        if (new x_acme_core.Notifier().email(userId, 'Please read: ' + policyTitle, gs.getMessage('You find it in the portal under My policies.')))
            asked++;
        policyTitle = current.getValue('title');
    });
    gs.info('Policy mail went to ' + asked + ' people');
})();

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var userId = new x_acme_core.UserDirectory().findByEmail(request.pathParams.mail);
    if (!userId) {
        response.setError(new sn_ws_err.NotFoundError('Unknown person'));
        return;
    }
    var chart = new OrgChart();
    var guard = new SensitiveDataGuard();
    var caller = gs.getUserID();
    var line = chart.chainOf(userId).map(function (id) {
        var profile = new EmployeeProfile().load(id);
        return {
            id: id,
            title: (new EmployeeProfile().jobOf(id) || {}).title || '',
            name: guard.canSee(caller, id) ? profile.name : guard.mask(profile.name, 'name')
        };
    });
    response.setBody({ person: userId, line: line, span: chart.span(userId) });
})(request, response);

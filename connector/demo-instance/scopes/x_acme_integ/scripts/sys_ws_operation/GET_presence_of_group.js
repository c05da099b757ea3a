(function process(request, response) {
    var graph = new GraphDirectory();
    var dir = new x_acme_core.UserDirectory();
    var rows = dir.groupMembers(request.pathParams.id).map(function (userId) {
        var u = new GlideRecord('sys_user');
        u.get(userId);
        var mail = u.getValue('email');
        var back = graph.outOfOfficeUntil(mail);
        return { name: u.getValue('name'), presence: graph.presenceOf(mail), back: back ? back.getDate().getValue() : '' };
    });
    response.setBody({ members: rows, correlation: new CorrelationId().current() });
})(request, response);

(function process(request, response) {
    var lead = new CrewBuilder(request.pathParams.id).leadOf();
    if (!lead) {
        response.setStatus(404);
        response.setBody({ error: 'no crew yet' });
        return;
    }
    var task = new x_acme_core.RecordFinder('x_acme_fsm_wo_task').byId(request.pathParams.id);
    var home = new GlideRecord('cmn_location');
    home.get(new x_acme_core.RecordFinder('sys_user').byId(lead).getValue('location'));
    var site = task.location.getRefRecord();
    var minutes = new RoutePlanner(60).travelMinutes(
        { lat: +home.latitude, lon: +home.longitude },
        { lat: +site.latitude, lon: +site.longitude });
    response.setBody({ lead: lead, travel_minutes: minutes, day: new DispatchBoard().loadOf(lead, task.getValue('scheduled_start').substring(0, 10)) });
})(request, response);

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var group = new x_acme_core.RecordFinder('sys_user_group').first('name=' + decodeURIComponent(request.pathParams.group));
    if (!group) {
        response.setStatus(404);
        return;
    }
    var from = new GlideDateTime();
    var to = new GlideDateTime();
    to.addDaysUTC(parseInt(request.queryParams.days, 10) || 30);
    response.setContentType('text/calendar');
    response.setStatus(200);
    response.getStreamWriter().writeString(new ChangeCalendarFeed(group.getUniqueValue()).toIcs(from.getValue(), to.getValue()));
})(request, response);

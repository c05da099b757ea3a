(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var data = request.body.data;
    var forUser = new x_acme_core.UserDirectory().findByEmail(data.email);
    if (!forUser) {
        response.setStatus(404);
        response.setBody({ error: 'Nobody with the address ' + data.email });
        return;
    }
    var check = new CatalogUtil().canOrder(forUser, data.item);
    if (!check.allowed) {
        response.setStatus(422);
        response.setBody({ error: check.reason });
        return;
    }
    var requestId = CatalogUtils.orderItem(data.item, forUser, data.variables);
    var request_gr = new GlideRecord('sc_request');
    request_gr.get(requestId);
    var costCenter = new x_acme_hr.EmployeeProfile().costCenterOf(forUser);
    if (costCenter)
        request_gr.setValue('u_cost_center', costCenter);
    request_gr.update();
    response.setStatus(201);
    response.setBody({ number: request_gr.getValue('number') });
})(request, response);

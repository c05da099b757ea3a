(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {

    var data = request.body.data;
    var employee = new x_acme_core.UserDirectory().findByEmail(data.email);
    if (!employee) {
        return new sn_ws_err.BadRequestError('Unknown employee');
    }
    var service = data.service || new CaseRouter().serviceFor(data.category);
    if (!service) {
        return new sn_ws_err.BadRequestError('No service for category ' + data.category);
    }
    var util = new HRCaseUtil();
    var id = util.create(employee, service, {
        short_description: data.subject,
        description: data.text,
        source: 'api',
        answers: data.answers
    });
    if (id === null) {
        response.setStatus(409);
        return { error: 'The service is not offered for this employee' };
    }
    var gr = new x_acme_core.RecordFinder('x_acme_hr_case').byId(id);
    response.setStatus(201);
    return {
        id: id,
        number: gr.getValue('number'),
        children: util.childCases(id).length
    };

})(request, response);

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var body = request.body.data;
    var verifier = new x_acme_integ.WebhookVerifier();
    if (!verifier.verify(request.headers, request.body.dataString, 'monitoring_hook')) {
        response.setStatus(401);
        return;
    }
    if (verifier.isReplay(body.alertId)) {
        response.setStatus(200);
        response.setBody({ result: 'seen' });
        return;
    }

    var ci = new x_acme_core.RecordFinder('cmdb_ci').first('name=' + body.host + '^ORfqdn=' + body.host);
    var open = ci ? new x_acme_core.RecordFinder('incident').first('active=true^cmdb_ci=' + ci.getUniqueValue() + '^correlation_id=' + body.check) : null;
    var utils = new IncidentUtils();

    if (body.status === 'OK') {
        var resolved = open ? utils.resolve(open, 'Resolved by monitoring', 'Check is green since ' + body.time) : false;
        response.setBody({ result: resolved ? 'resolved' : 'ignored' });
        return;
    }
    if (open) {
        open.work_notes = body.message;
        open.update();
        response.setBody({ result: 'updated', number: open.getValue('number') });
        return;
    }

    var gr = new GlideRecord('incident');
    gr.initialize();
    gr.short_description = body.host + ': ' + x_acme_core.StringTool.truncate(body.message, 120);
    gr.correlation_id = body.check;
    gr.impact = body.status === 'CRITICAL' ? 1 : 2;
    gr.urgency = 2;
    gr.priority = utils.calculatePriority(gr.getValue('impact'), '2');
    if (ci)
        gr.cmdb_ci = ci.getUniqueValue();
    var when = x_acme_core.DateMath.parse(body.time);
    if (when)
        gr.opened_at = when;
    gr.insert();
    response.setStatus(201);
    response.setBody({ result: 'created', number: gr.getValue('number') });
})(request, response);

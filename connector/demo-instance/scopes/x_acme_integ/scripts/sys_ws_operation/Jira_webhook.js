(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var raw = request.body.dataString;
    var verifier = new WebhookVerifier(120);
    var ok = verifier.verify({ 'x-hub-signature-256': request.getHeader('x-hub-signature-256') }, raw, 'x_acme_integ.jira');
    if (!ok) {
        gs.warn('Jira webhook: ' + verifier.reason);
        response.setStatus(403);
        return;
    }
    var delivery = request.getHeader('x-atlassian-webhook-identifier');
    if (verifier.isReplay(delivery)) {
        response.setStatus(200);
        return { status: 'seen' };
    }
    new CorrelationId().adopt(delivery);

    var message = JsonPath.parse(raw);
    if (JsonPath.pick(message, 'webhookEvent') !== 'jira:issue_updated')
        return { status: 'ignored' };
    var outcome = new InboundDispatcher().dispatch('issue.updated', message);
    response.setStatus(outcome.handled ? 200 : 422);
    return { task: outcome.record };
})(request, response);

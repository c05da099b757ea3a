(function process(request, response) {
    var check = new WebhookVerifier(300);
    var headers = { 'x-signature': request.getHeader('x-carrier-signature'), 'x-timestamp': request.getHeader('x-carrier-time') };
    if (!check.verify(headers, request.body.dataString, 'x_acme_integ.' + request.pathParams.carrier)) {
        response.setStatus(401);
        return;
    }
    new CorrelationId().adopt(request.getHeader('x-correlation-id'));
    var body = request.body.data;
    try {
        var result = new InboundDispatcher().dispatch('asset.shipped', { tracking: body.tracking_no, serials: new JsonPath().pickAll(body, 'parcels[*].serial'), eta: body.eta });
        response.setStatus(result.handled ? 200 : 422);
        response.setBody(result);
    } catch (ex) {
        response.setStatus(500);
        response.setBody({ error: 'could not be processed', correlation: new CorrelationId().current() });
    }
})(request, response);

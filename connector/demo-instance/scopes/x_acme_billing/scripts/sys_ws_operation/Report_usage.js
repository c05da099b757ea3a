(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    const body = request.body.data;
    const mapper = new x_acme_integ.PayloadMapper('usage_v2');
    const problems = mapper.validate(body);
    if (problems.length) {
        response.setStatus(422);
        response.setBody({ errors: problems });
        return;
    }
    const mapped = mapper.map(body);
    const meter = new UsageMeter(mapped.subscription);
    let stored = 0;
    mapped.readings.forEach((r) => {
        try {
            if (meter.record(r.metric, r.quantity, x_acme_core.DateMath.parse(r.at))) {
                stored++;
            }
        } catch (e) {
            gs.warn('usage rejected: ' + e.message);
        }
    });
    response.setStatus(stored === mapped.readings.length ? 201 : 207);
    response.setBody({ stored: stored });
})(request, response);

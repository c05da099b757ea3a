(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var prefix = String(request.pathParams.prefix);
    if (!new UserDirectory().hasAnyRole(gs.getUserID(), ['x_acme_core.admin', 'x_acme_core.reader'])) {
        response.setStatus(403);
        return { error: 'x_acme_core.reader is needed' };
    }
    var snapshot = new ConfigReader(prefix).snapshot();
    var keys = Object.keys(snapshot).sort();
    if (keys.length === 0) {
        response.setStatus(404);
        return { error: 'nothing below ' + prefix };
    }
    response.setHeader('X-Config-Keys', String(keys.length));
    return { prefix: prefix, readAt: DateMath.toIso(new GlideDateTime()), values: snapshot };
})(request, response);

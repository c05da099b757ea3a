(function process(request, response) {
    var store = new ScratchStore('wizard');
    var token = request.pathParams.token;
    if (request.queryParams.take == 'true') {
        var state = store.take(token);
        response.setStatus(state === null ? 410 : 200);
        response.setBody(state === null ? { error: 'too late' } : state);
        return;
    }
    if (!PatternValidator.isSysId(token)) {
        response.setStatus(400);
        return;
    }
    store.put(token, request.body.data, new ConfigReader('wizard').getNumber('keep_minutes', 30));
    response.setStatus(204);
})(request, response);

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {

    var device = request.pathParams.device;
    var body = request.body.data;
    if (!body || !Array.isArray(body.changes)) {
        response.setStatus(400);
        return { error: 'changes is missing' };
    }
    if (body.changes.length > 500) {
        response.setStatus(413);
        return { error: 'at most 500 changes at once' };
    }

    var sync = new OfflineSync(device);
    var result = sync.apply(body.changes);
    if (result.conflicts.length)
        new x_acme_core.Logger('OfflineSync').warn(device + ' has conflicts', result.conflicts);

    var answer = { applied: result.applied, skipped: result.skipped, openConflicts: sync.conflictsOpen() };
    if (body.day)
        answer.bundle = sync.packageFor(gs.getUserID(), body.day);
    response.setStatus(result.conflicts.length ? 207 : 200);
    return answer;

})(request, response);

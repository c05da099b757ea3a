(function process(request, response) {
    var table = request.pathParams.table;
    var rec = new GlideRecordSecure(table);
    if (!rec.isValid() || !rec.get(request.pathParams.id)) {
        response.setStatus(404);
        return { error: 'no such record' };
    }
    var router = new ApprovalRouter();
    if (router.isRejected(rec)) {
        return { state: 'rejected', approvers: [] };
    }
    var ids = router.approversFor(rec);
    var dir = new UserDirectory();
    var people = [];
    for (var i = 0; i < ids.length; i++) {
        people.push({ id: ids[i], active: dir.isActive(ids[i]), deputy: router.delegateOf(ids[i]) });
    }
    return { state: router.isFullyApproved(rec) ? 'approved' : 'open', approvers: people };
})(request, response);

(function process(request, response) {
    var me = gs.getUserID();
    var sync = new OfflineSync(request.pathParams.device);
    if (sync.conflictsOpen() > 0 && request.queryParams.ignore !== 'true') {
        response.setStatus(409);
        response.setBody({ error: 'conflicts', count: sync.conflictsOpen() });
        return;
    }
    var day = request.queryParams.day || new GlideDate().getValue();
    var bundle = sync.packageFor(me, day);
    bundle.warnings = [];
    bundle.tasks.forEach(function (task) {
        var open = new SafetyChecklist(task.sysId).openItems();
        if (open.length)
            bundle.warnings.push(task.number + ': ' + open.length + ' safety questions');
    });
    bundle.openMileage = new MileageClaim(me).openAmount();
    response.setBody(bundle);
})(request, response);

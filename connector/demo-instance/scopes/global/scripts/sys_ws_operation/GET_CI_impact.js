(function process(request, response) {
    const id = request.pathParams.id;
    if (!x_acme_core.PatternValidator.isSysId(id)) {
        response.setStatus(400);
        return { error: 'not a sys_id' };
    }
    const walker = new CIRelationWalker();
    const depth = parseInt(request.queryParams.depth, 10) || 3;
    const down = walker.downstream(id, depth);
    const services = walker.servicesImpacted(id).filter((s) => s.criticality.indexOf('1') === 0);
    return {
        dependsOn: down.length,
        criticalServices: services.map((s) => s.name),
        supportGroup: getSupportGroup(id)
    };
})(request, response);

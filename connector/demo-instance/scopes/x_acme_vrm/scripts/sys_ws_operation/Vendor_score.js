(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var name = request.queryParams.name ? String(request.queryParams.name) : '';
    var vendor = new VendorUtils().getVendorByName(name);
    if (!vendor) {
        response.setStatus(404);
        response.setBody({ error: 'no single vendor matches ' + name });
        return;
    }
    var scorer = new RiskScorer();
    var result = scorer.scoreVendor(vendor.getUniqueValue());
    var out = {
        vendor: vendor.getValue('name'),
        score: result.score,
        band: result.band,
        tier: new VendorTiering().tierOf(vendor.getUniqueValue()),
        trace: new x_acme_core.NumberSequence('TRC').next()
    };
    if (request.queryParams.explain == '1' && result.basis)
        out.explanation = scorer.explain(result.basis);
    response.setHeader('Cache-Control', 'max-age=600');
    response.setBody(out);
})(request, response);

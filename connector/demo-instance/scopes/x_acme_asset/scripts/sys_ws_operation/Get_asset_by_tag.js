(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var tag = request.pathParams.tag;
    var util = new AssetUtil();
    var gr = util.byTag(tag);
    if (!gr) {
        response.setError(new sn_ws_err.NotFoundError('No asset ' + tag));
        return;
    }
    if (!gr.canRead()) {
        response.setStatus(403);
        return;
    }
    var body = {
        tag: gr.getValue('asset_tag'),
        serial: gr.getValue('serial_number'),
        model: util.modelOf(gr.getUniqueValue()),
        state: gr.getDisplayValue('install_status')
    };
    if (request.queryParams.history == 'true')
        body.history = new AssetLifecycle().history(gr.getUniqueValue());
    if (request.queryParams.value == 'true')
        body.value = new DepreciationCalculator().bookValue(gr.getUniqueValue(), new GlideDateTime());
    return body;
})(request, response);

(function process(request, response) {
  var signed = { 'x-signature': request.getHeader('x-signature'), 'x-timestamp': request.getHeader('x-timestamp') };
  var guard = new x_acme_integ.WebhookVerifier(600);
  if (!guard.verify(signed, request.body.dataString, 'x_acme_asset.lab') || guard.isReplay(request.getHeader('x-request-id'))) {
    response.setStatus(401);
    response.setBody({ error: guard.reason || 'replay' });
    return;
  }
  var cert = request.body.data;
  var parsed = new BarcodeParser().parse(cert.barcode);
  var tool = parsed.kind == 'tag' ? new AssetUtil().byTag(parsed.tag) : null;
  if (!tool) {
    response.setStatus(404);
    response.setBody({ error: 'unknown tool ' + cert.barcode });
    return;
  }
  var id = new ToolCalibration(cert.laboratory).record(tool.getUniqueValue(), cert.kind, cert.passed === true, cert.number);
  response.setStatus(201);
  response.setBody({ certificate: id });
})(request, response);

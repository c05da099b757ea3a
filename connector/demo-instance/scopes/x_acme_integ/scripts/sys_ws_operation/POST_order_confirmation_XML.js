(function process(request, response) {
  var correlation = new CorrelationId().adopt(request.getHeader('x-correlation-id'));
  var xml = new XmlTool(request.body.dataString);
  if (!xml.isWellFormed()) {
    response.setStatus(400);
    response.setContentType('application/xml');
    response.getStreamWriter().writeString(xml.element('error', 'not well-formed', { id: correlation }));
    return;
  }
  var po = new GlideRecord('proc_po');
  if (!po.get('number', xml.valueAt('//OrderReference/ID'))) {
    response.setStatus(404);
    return;
  }
  var dates = xml.valuesAt('//OrderLine/Delivery');
  po.setValue('expected_delivery', dates.length ? dates[dates.length - 1] : '');
  po.setValue('vendor_reference', xml.valueAt('//OrderResponse/ID'));
  po.update();
  new EventBridge().publish('purchase.confirmed', { order: po.getValue('number'), correlation: correlation });
  response.setStatus(202);
})(request, response);

(function process(request, response) {
  var vendor = new VendorUtils().getVendorByName(decodeURIComponent(request.pathParams.name));
  if (!vendor) {
    response.setStatus(404);
    response.setBody({ error: 'unknown vendor' });
    return;
  }
  var list = new SubprocessorList(vendor.getUniqueValue());
  var contact = new VendorUtil().primaryContact(vendor.getUniqueValue());
  response.setBody({
    vendor: vendor.getValue('name'),
    subprocessors: request.queryParams.outside_eu == 'true' ? list.outsideEu() : list.current(),
    ask: contact ? contact.email : ''
  });
})(request, response);

(function () {
  var files = new global.AttachmentUtil();
  if (files.totalSize('x_acme_billing_statement', current.getUniqueValue()) > 5e6) {
    gs.addErrorMessage(gs.getMessage('The file is larger than 5 MB, please use the nightly import'));
    return;
  }
  var att = new GlideRecord('sys_attachment');
  att.addQuery('table_sys_id', current.getUniqueValue());
  att.query();
  var matcher = new PaymentMatcher(0.02), matched = 0, rows = 0;
  while (att.next()) {
    new BankFileParser().parseAttachment(att.getUniqueValue()).forEach(function (booking) {
      rows++;
      var pay = new GlideRecord('x_acme_billing_payment');
      pay.initialize();
      pay.amount = booking.amount;
      pay.reference = booking.reference;
      pay.statement = current.getUniqueValue();
      var id = pay.insert();
      var invoice = matcher.matchByReference(booking.reference);
      if (invoice && matcher.allocate(id, invoice).allocated > 0)
        matched++;
    });
  }
  gs.addInfoMessage(gs.getMessage('{0} of {1} bookings matched', [matched, rows]));
})();

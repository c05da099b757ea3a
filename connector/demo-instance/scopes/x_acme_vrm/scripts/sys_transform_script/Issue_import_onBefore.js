(function runTransformScript(source, map, log, target) {
  var vendor = new VendorUtils().getVendorByName(String(source.u_vendor));
  if (!vendor) {
    ignore = true;
    log.warn('Unknown vendor ' + source.u_vendor);
    return;
  }
  target.vendor = vendor.getUniqueValue();
  target.owner = new x_acme_core.UserDirectory().findByEmail(String(source.u_owner)) || new VendorUtil().riskOwner(vendor.getUniqueValue());
  var due = x_acme_core.DateMath.parse(String(source.u_due));
  if (!due || new x_acme_core.DateMath().ageInDays(due) > 365)
    due = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), 30, '');
  target.due_date = due.getDate();
})(source, map, log, target);

(function executeRule(current, previous /*null when async*/) {
  g_scratchpad.warranty = '';
  g_scratchpad.supportGroup = '';
  if (current.cmdb_ci.nil()) return;

  var asset = current.cmdb_ci.asset.toString();
  if (asset) {
    var ends = new x_acme_asset.WarrantyLookup().expiresOn(asset);
    if (ends && ends.compareTo(new GlideDateTime()) > 0) g_scratchpad.warranty = ends.getDisplayValue();
  }
  g_scratchpad.supportGroup = global.getSupportGroup(current.getValue('cmdb_ci'));
})(current, previous);

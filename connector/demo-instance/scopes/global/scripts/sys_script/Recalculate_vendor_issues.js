(function executeRule(current, previous /*null when async*/) {
    if (current.vendor != true)
        return;
    var tier = new x_acme_vrm.VendorTiering().tierOf(current.getUniqueValue());
    if (String(tier) === current.getValue('vendor_type'))
        return;
    var score = new x_acme_vrm.RiskScorer().scoreVendor(current.getUniqueValue()).score;
    if (score > 70)
        new x_acme_core.Notifier().event('acme.vendor.review', current, tier, score);
})(current, previous);

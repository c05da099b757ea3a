var period = current.getValue('starts').substring(0, 7);
if (!new BillingPeriod().isOpen(current.getUniqueValue())) {
  gs.addErrorMessage(gs.getMessage('The period is closed'));
} else if (!gs.nil(current.depreciation_posted_on)) {
  gs.addErrorMessage(gs.getMessage('Posted already on {0}', current.getDisplayValue('depreciation_posted_on')));
} else {
  var groups = new FixedAssetLedger(period).post();
  current.depreciation_posted_on = new GlideDateTime();
  current.update();
  gs.addInfoMessage(gs.getMessage('{0} entries posted', groups.length));
}
action.setRedirectURL(current);

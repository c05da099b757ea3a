(function () {
  var due = new ToolCalibration().dueWithin(30);
  if (!due.length)
    return;
  var byHolder = {};
  due.forEach(function (tool) {
    var asset = new AssetUtil().byTag(tool.tag);
    var holder = asset ? asset.getValue('assigned_to') || asset.getValue('managed_by') : '';
    if (!holder)
      return;
    (byHolder[holder] = byHolder[holder] || []).push(tool);
  });
  for (var holder in byHolder) {
    var text = byHolder[holder].map(function (t) { return t.tag + ' until ' + t.until; }).join('\n');
    new x_acme_core.Notifier().email(holder, 'Please send in your measuring tools', text);
  }
  new x_acme_core.Logger('calibration').info('reminded', { tools: due.length, people: Object.keys(byHolder).length });
})();

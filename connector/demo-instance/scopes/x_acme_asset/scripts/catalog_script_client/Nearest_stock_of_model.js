function onChange(control, oldValue, newValue, isLoading) {
  if (isLoading || newValue == '') return;
  var near = new GlideAjax('x_acme_asset.StockroomAjax');
  near.addParam('sysparm_name', 'nearest');
  near.addParam('sysparm_model', newValue);
  near.getXMLAnswer(function(room) {
    if (!room) {
      g_form.showFieldMsg('model', getMessage('Not in stock anywhere, it will be ordered'), 'info');
      return;
    }
    g_form.setValue('stockroom', room);
    var count = new GlideAjax('x_acme_asset.AssetAjax');
    count.addParam('sysparm_name', 'getAvailability');
    count.addParam('sysparm_model', newValue);
    count.addParam('sysparm_stockroom', room);
    count.getXMLAnswer(function(n) {
      g_form.showFieldMsg('stockroom', n + ' left', parseInt(n, 10) > 3 ? 'info' : 'warning');
    });
  });
}

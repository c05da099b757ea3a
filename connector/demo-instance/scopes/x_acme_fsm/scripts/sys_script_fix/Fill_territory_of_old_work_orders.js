(function () {
  var map = new TerritoryMap();
  var filled = 0;
  var unknown = {};
  var wo = new GlideRecord('x_acme_fsm_work_order');
  wo.addNullQuery('territory');
  wo.addNotNullQuery('location');
  wo.query();
  while (wo.next()) {
    var t = map.byLocation(wo.getValue('location'));
    if (!t) {
      unknown[wo.location.zip.toString()] = true;
      continue;
    }
    wo.setValue('territory', t);
    wo.autoSysFields(false);
    wo.setWorkflow(false);
    wo.update();
    filled++;
  }
  gs.info('territory filled: ' + filled + ', unknown postcodes: ' + Object.keys(unknown).join(','));
})();

(function() {
  var me = gs.getUserID();
  data.devices = [];
  var gr = new GlideRecordSecure('alm_hardware');
  gr.addQuery('assigned_to', me);
  gr.addQuery('install_status', '1');
  gr.query();
  while (gr.next()) {
    var end = new WarrantyLookup().expiresOn(gr.getUniqueValue());
    data.devices.push({
      id: gr.getUniqueValue(),
      name: gr.getDisplayValue('model'),
      tag: gr.getValue('asset_tag'),
      warranty: end ? end.getDate().getDisplayValue() : ''
    });
  }
  data.loans = new LoanerPool().heldBy(me).length;
  data.articles = new global.KnowledgeHelper().searchArticles('return device', 3);
  if (input && input.report == 'lost') {
    var lost = new GlideRecord('alm_hardware');
    if (lost.get(input.id) && lost.getValue('assigned_to') == me) {
      new AssetLifecycle().transition(lost, AssetLifecycle.STATES.MISSING, 'Reported by the user');
      data.message = gs.getMessage('Thank you, the service desk will call you');
    }
  }
})();

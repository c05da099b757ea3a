var ToolCalibration = Class.create();

ToolCalibration.INTERVAL_MONTHS = { torque: 12, voltage: 6, gas: 3 };

ToolCalibration.prototype = {
  initialize: function(laboratory) {
    this.laboratory = laboratory || gs.getProperty('x_acme_asset.laboratory', '');
  },

  isValid: function(assetId) {
    var last = this._newest(assetId);
    return last !== null && last.getValue('valid_until') >= new GlideDate().getValue() && last.getValue('passed') == '1';
  },

  /**
   * @param {number} days
   * @return {Array<{asset: string, tag: string, until: string}>} soonest first
   */
  dueWithin: function(days) {
    var list = [];
    var gr = new GlideRecord('x_acme_asset_calibration');
    gr.addQuery('superseded', false);
    gr.addQuery('valid_until', '<=', gs.daysAgo(-days));
    gr.orderBy('valid_until');
    gr.query();
    while (gr.next())
      list.push({ asset: gr.getValue('asset'), tag: gr.asset.asset_tag + '', until: gr.getValue('valid_until') });
    return list;
  },

  record: function(assetId, kind, passed, certificate) {
    var old = this._newest(assetId);
    if (old) {
      old.setValue('superseded', true);
      old.update();
    }
    var until = new GlideDateTime();
    until.addMonthsUTC(ToolCalibration.INTERVAL_MONTHS[kind] || 12);
    var gr = new GlideRecord('x_acme_asset_calibration');
    gr.initialize();
    gr.asset = assetId;
    gr.kind = kind;
    gr.passed = passed;
    gr.certificate = certificate;
    gr.laboratory = this.laboratory;
    gr.valid_until = until.getDate();
    var id = gr.insert();
    if (!passed)
      this._takeOut(assetId);
    return id;
  },

  _newest: function(assetId) {
    return new x_acme_core.RecordFinder('x_acme_asset_calibration').first('superseded=false^asset=' + assetId);
  },

  _takeOut: function(assetId) {
    var asset = new x_acme_core.RecordFinder('alm_asset').byId(assetId);
    if (asset)
      new AssetLifecycle().transition(asset, AssetLifecycle.STATES.IN_MAINTENANCE, 'Calibration failed');
  },

  type: 'ToolCalibration'
};

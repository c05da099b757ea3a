var FixedAssetLedger = Class.create();
FixedAssetLedger.prototype = Object.extendsObject(x_acme_asset.DepreciationCalculator, {

  initialize: function (period) {
    x_acme_asset.DepreciationCalculator.prototype.initialize.call(this, 'EUR');
    this.period = period;
    this.poster = new LedgerPoster();
  },

  amountOf: function (assetId) {
    var period = this.period;
    var row = this.schedule(assetId).filter(function (r) { return r.period === period; })[0];
    return row ? row.amount : 0;
  },

  // one entry for each cost center, SAP chokes on more than a few hundred lines
  post: function () {
    var sums = {};
    var gr = new GlideRecord('alm_hardware');
    gr.addNotNullQuery('cost_center');
    gr.addQuery('install_status', '!=', '7');
    gr.query();
    while (gr.next()) {
      var amount = this.amountOf(gr.getUniqueValue());
      if (amount > 0)
        sums[gr.getValue('cost_center')] = (sums[gr.getValue('cost_center')] || 0) + amount;
    }
    var groups = [];
    for (var center in sums)
      groups.push(this._book(center, this.fx.round(sums[center], 'EUR')));
    return groups;
  },

  _book: function (center, amount) {
    return this.poster.post({
      date: this.period + '-28',
      text: 'Depreciation ' + this.period,
      source: { table: 'cmn_cost_center', id: center },
      items: [{ account: '4820', debit: amount }, { account: '0410', credit: amount }]
    });
  },

  type: 'FixedAssetLedger'
});

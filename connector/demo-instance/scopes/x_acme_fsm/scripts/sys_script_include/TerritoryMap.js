var TerritoryMap = Class.create();
TerritoryMap.prototype = {
  initialize: function () {
    this.ranges = null;
  },

  byPostcode: function (postcode) {
    var code = parseInt(String(postcode).replace(/\D/g, ''), 10);
    if (isNaN(code)) return '';
    var ranges = this._ranges();
    for (var i = 0; i < ranges.length; i++) {
      if (code >= ranges[i].low && code <= ranges[i].high) return ranges[i].territory;
    }
    return '';
  },

  byLocation: function (locationId) {
    var loc = new GlideRecord('cmn_location');
    if (!loc.get(locationId)) return '';
    return this.byPostcode(loc.getValue('zip'));
  },

  managerOf: function (territoryId) {
    var t = new GlideRecord('x_acme_fsm_territory');
    if (!t.get(territoryId)) return '';
    if (t.manager) return t.getValue('manager');
    return new x_acme_core.GroupUtils().getGroupManager(t.getValue('group'));
  },

  _ranges: function () {
    if (this.ranges) return this.ranges;
    this.ranges = [];
    var gr = new GlideRecord('x_acme_fsm_postcode_range');
    gr.orderBy('low');
    gr.query();
    while (gr.next()) {
      this.ranges.push({
        low: +gr.getValue('low'),
        high: +gr.getValue('high'),
        territory: gr.getValue('territory')
      });
    }
    return this.ranges;
  },

  type: 'TerritoryMap'
};

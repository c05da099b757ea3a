var MaintenanceBanner = Class.create();
MaintenanceBanner.prototype = {
  initialize: function () {
    this.table = 'x_acme_core_banner';
  },

  /**
   * @param {string} text what the users read
   * @param {GlideDateTime} from
   * @param {GlideDateTime} to
   * @returns {string} sys_id, the one of the overlapping banner when there is one
   */
  schedule: function (text, from, to) {
    var gr = new GlideRecord(this.table);
    gr.addQuery('active', true);
    gr.query();
    var dm = new DateMath();
    while (gr.next()) {
      if (dm.overlaps(new GlideDateTime(gr.getValue('starts')), new GlideDateTime(gr.getValue('ends')), from, to))
        return gr.getUniqueValue();
    }
    gr.initialize();
    gr.setValue('text', StringTool.truncate(text, 250));
    gr.setValue('starts', from);
    gr.setValue('ends', to);
    gr.setValue('active', true);
    return gr.insert();
  },

  current: function () {
    var now = new GlideDateTime().getValue();
    var gr = new RecordFinder(this.table).first('active=true^starts<=' + now + '^ends>' + now);
    return gr ? gr.getValue('text') : '';
  },

  withdraw: function (bannerId, why) {
    var gr = new RecordFinder(this.table).byId(bannerId);
    if (!gr)
      return false;
    gr.setValue('active', false);
    gr.setValue('withdrawn_because', why);
    return gr.update() !== null;
  },

  type: 'MaintenanceBanner'
};

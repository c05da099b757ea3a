var HRCaseUtils = Class.create();
HRCaseUtils.prototype = {
  initialize: function() {},

  getOpenCases: function(employeeId) {
    var arr = [];
    var gr = new GlideRecord('x_acme_hr_case');
    gr.addActiveQuery();
    gr.addQuery('opened_for', employeeId);
    gr.orderByDesc('sys_created_on');
    gr.query();
    while (gr.next()) {
      arr.push(gr.getUniqueValue());
    }
    return arr;
  },

  // keeps a, closes b, moves notes and attachments
  mergeCases: function(a, b) {
    var keep = new GlideRecord('x_acme_hr_case');
    var drop = new GlideRecord('x_acme_hr_case');
    if (!keep.get(a) || !drop.get(b) || a == b)
      return false;
    if (keep.getValue('opened_for') != drop.getValue('opened_for')) {
      gs.addErrorMessage('Only cases of the same employee can be merged');
      return false;
    }
    new global.AttachmentUtil().copy('x_acme_hr_case', b, 'x_acme_hr_case', a);
    keep.work_notes = 'Merged from ' + drop.number + '\n' + drop.work_notes.getJournalEntry(-1);
    keep.update();
    drop.merged_into = a;
    drop.update();
    new HRCaseUtil().close(b, 'cancelled');
    return true;
  },

  lastAgentOf: function(employeeId) {
    var gr = new GlideRecord('x_acme_hr_case');
    gr.addQuery('opened_for', employeeId);
    gr.addNotNullQuery('assigned_to');
    gr.orderByDesc('sys_updated_on');
    gr.setLimit(1);
    gr.query();
    return gr.next() ? gr.getValue('assigned_to') : '';
  },

  type: 'HRCaseUtils'
};

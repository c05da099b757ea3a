var TechnicianSkills = Class.create();
TechnicianSkills.prototype = {
  initialize: function () {
    this.table = 'x_acme_fsm_technician_skill';
  },

  // technicians who hold ALL of the skills today
  matching: function (skillIds) {
    var wanted = Array.isArray(skillIds) ? skillIds : String(skillIds).split(',');
    var counter = {};
    var gr = new GlideRecord(this.table);
    gr.addQuery('skill', 'IN', wanted.join(','));
    gr.addQuery('technician.active', true);
    gr.addQuery('valid_until', '>=', gs.beginningOfToday()).addOrCondition('valid_until', '');
    gr.query();
    while (gr.next()) {
      var who = gr.getValue('technician');
      counter[who] = counter[who] || {};
      counter[who][gr.getValue('skill')] = 1;
    }
    return Object.keys(counter).filter(function (who) {
      return Object.keys(counter[who]).length === wanted.length;
    });
  },

  /**
   * @param {string} techId
   * @param {string} skill
   * @param {string} until yyyy-MM-dd
   * @returns {string} sys_id, a renewal keeps the record
   */
  certify: function (techId, skill, until) {
    var gr = new GlideRecord(this.table);
    gr.addQuery('technician', techId);
    gr.addQuery('skill', skill);
    gr.query();
    if (gr.next()) {
      gr.setValue('valid_until', until);
      gr.setValue('renewals', Number(gr.getValue('renewals')) + 1);
      gr.update();
      return gr.getUniqueValue();
    }
    gr.initialize();
    gr.setValue('technician', techId);
    gr.setValue('skill', skill);
    gr.setValue('valid_until', until);
    return gr.insert();
  },

  /**
   * @param {number} days how far to look ahead
   * @returns {Array<{technician: string, skill: string, until: string, id: string}>}
   */
  expiring: function (days) {
    var limit = new GlideDateTime();
    limit.addDaysUTC(days);
    var out = [];
    var gr = new GlideRecord(this.table);
    gr.addEncodedQuery('technician.active=true^valid_untilISNOTEMPTY');
    gr.addQuery('valid_until', '<=', limit.getValue());
    gr.orderBy('valid_until');
    gr.query();
    while (gr.next()) {
      out.push({
        id: gr.getUniqueValue(),
        technician: gr.getValue('technician'),
        skill: gr.getDisplayValue('skill'),
        until: gr.getValue('valid_until')
      });
    }
    return out;
  },

  revoke: function (techId, skill) {
    var gr = new GlideRecord(this.table);
    gr.addQuery('technician', techId);
    gr.addQuery('skill', skill);
    gr.deleteMultiple();
  },

  type: 'TechnicianSkills'
};

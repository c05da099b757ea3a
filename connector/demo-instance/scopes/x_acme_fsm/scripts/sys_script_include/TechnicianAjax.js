var TechnicianAjax = Class.create();
TechnicianAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
  getSkills: function () {
    var names = [];
    var gr = new GlideRecord('x_acme_fsm_technician_skill');
    gr.addQuery('technician', this.getParameter('sysparm_technician'));
    gr.query();
    while (gr.next()) names.push(gr.getDisplayValue('skill'));
    return names.sort().join(', ');
  },

  getBackup: function () {
    // the manager stands in when no backup is named
    var user = this.getParameter('sysparm_technician');
    var gr = new GlideRecord('x_acme_fsm_territory_member');
    gr.addQuery('technician', user);
    gr.addNotNullQuery('backup');
    gr.setLimit(1);
    gr.query();
    if (gr.next()) return gr.getValue('backup');
    return new x_acme_core.UserDirectory().managerOf(user) || '';
  },

  type: 'TechnicianAjax'
});

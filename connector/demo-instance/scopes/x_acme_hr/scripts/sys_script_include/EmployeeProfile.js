var EmployeeProfile = Class.create();
EmployeeProfile.prototype = {
  initialize: function() {
    this.cache = {};
  },

  // always gives an object; .id is empty when the user has no profile
  load: function(userId) {
    if (this.cache[userId]) return this.cache[userId];
    var p = { id: '', user: userId, name: '', country: '', hireDate: '', terminationDate: '', contractType: '', fte: 1, employeeNumber: '' };
    var gr = new GlideRecord('x_acme_hr_profile');
    gr.addQuery('user', userId);
    gr.query();
    if (gr.next()) {
      p.id = gr.getUniqueValue();
      p.name = gr.user.name + '';
      p.country = gr.getValue('country');
      p.hireDate = gr.getValue('hire_date');
      p.terminationDate = gr.getValue('termination_date');
      p.contractType = gr.getValue('contract_type');
      p.fte = parseFloat(gr.getValue('fte') || 1);
      p.employeeNumber = gr.getValue('employee_number');
    }
    this.cache[userId] = p;
    return p;
  },

  /**
   * @param {string} userId
   * @returns {Object} {title, level, department}, null without a job today
   */
  jobOf: function(userId) {
    var gr = new GlideRecord('x_acme_hr_job');
    gr.addQuery('user', userId);
    gr.addQuery('valid_to', '').addOrCondition('valid_to', '>=', new GlideDate());
    gr.orderByDesc('valid_from');
    gr.query();
    return gr.next() ? { title: gr.getValue('title'), level: parseInt(gr.getValue('level'), 10), department: gr.getValue('department') } : null;
  },

  costCenterOf: function(userId) {
    var user = new GlideRecord('sys_user');
    if (!user.get(userId)) return '';
    if (user.cost_center) return user.cost_center.code + '';
    return user.department.cost_center.code + '';
  },

  anniversary: function(userId) {
    var hired = this.load(userId).hireDate;
    if (!hired) return { years: 0, next: '' };
    var today = new GlideDate().getValue();
    var years = parseInt(today.substring(0, 4), 10) - parseInt(hired.substring(0, 4), 10);
    var thisYear = today.substring(0, 4) + hired.substring(4);
    if (thisYear > today) years--;
    return { years: years, next: thisYear >= today ? thisYear : (parseInt(today.substring(0, 4), 10) + 1) + hired.substring(4) };
  },

  type: 'EmployeeProfile'
};

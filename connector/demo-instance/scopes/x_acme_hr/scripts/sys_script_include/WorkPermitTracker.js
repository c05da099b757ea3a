var WorkPermitTracker = Class.create();
WorkPermitTracker.prototype = {
  initialize: function() {},

  expiring: function(days) {
    var limit = new GlideDateTime();
    limit.addDaysUTC(days);
    return new x_acme_core.QueryBuilder('x_acme_hr_work_permit')
      .where('state', '=', 'valid')
      .where('valid_to', '<=', limit.getDate().getValue())
      .orderBy('valid_to')
      .collect(['sys_id', 'employee', 'country', 'valid_to', 'renewal_case']);
  },

  /**
   * @param {Object} permit a row of expiring()
   * @returns {string} sys_id of the renewal case
   */
  openRenewal: function(permit) {
    if (permit.renewal_case) return permit.renewal_case;
    var caseId = new HRCaseUtil().create(permit.employee, 'Work permit renewal', {
      short_description: 'Permit for ' + permit.country + ' ends ' + permit.valid_to,
      source: 'permit'
    });
    if (caseId) {
      var gr = new GlideRecord('x_acme_hr_work_permit');
      gr.get(permit.sys_id);
      gr.setValue('renewal_case', caseId);
      gr.update();
    }
    return caseId;
  },

  mayWorkIn: function(employeeId, country) {
    var p = new EmployeeProfile().load(employeeId);
    if (p.country == country) return true;
    var gr = new GlideRecord('x_acme_hr_work_permit');
    gr.addQuery('employee', employeeId);
    gr.addQuery('country', country);
    gr.addQuery('valid_to', '>=', new GlideDate());
    gr.query();
    return gr.next();
  },

  type: 'WorkPermitTracker'
};

var WorkdayClient = Class.create();
WorkdayClient.prototype = Object.extendsObject(x_acme_core.HttpClient, {
  initialize: function (tenant) {
    x_acme_core.HttpClient.prototype.initialize.call(this, gs.getProperty('x_acme_integ.workday.url'));
    this.tenant = tenant || gs.getProperty('x_acme_integ.workday.tenant');
    this.base = '/ccx/api/staffing/v6/' + this.tenant;
    this.setAuth('x_acme_integ.workday');
    this.limiter = new RateLimiter('workday', 10);
  },

  /**
   * Workers changed since a moment.
   * @param {GlideDateTime} since
   * @returns {Array<Object>} workers as Workday writes them, give them to mapWorker
   */
  fetchWorkers: function (since) {
    var out = [];
    var offset = 0;
    var total = 1;
    while (offset < total) {
      this.limiter.take();
      var page = this.get(this.base + '/workers?limit=100&offset=' + offset + '&updatedFrom=' + x_acme_core.DateMath.toIso(since), {});
      if (this.lastStatus() !== 200) throw 'Workday HTTP ' + this.lastStatus();
      total = page.total;
      out = out.concat(page.data);
      offset += 100;
    }
    return out;
  },

  /**
   * @param {string} userId
   * @param {string} date yyyy-MM-dd
   * @returns {boolean} true when Workday took it
   */
  pushTermination: function (userId, date) {
    var job = new x_acme_hr.EmployeeProfile().jobOf(userId);
    var wid = this._workdayId(userId);
    if (!wid) {
      gs.warn('WorkdayClient: user {0} has no Workday ID', userId);
      return false;
    }
    this.post(this.base + '/workers/' + wid + '/terminations', JSON.stringify({
      terminationDate: date,
      lastDayOfWork: date,
      position: job ? job.title : null,
      reason: { id: 'Voluntary' }
    }));
    return this.lastStatus() === 201;
  },

  // null without a work mail, we could not match those
  mapWorker: function (payload) {
    var email = JsonPath.pick(payload, 'contact.primaryWorkEmail');
    if (!email) return null;
    return {
      workdayId: payload.id,
      number: payload.workerId,
      email: email.toLowerCase(),
      firstName: JsonPath.pick(payload, 'name.first') || '',
      lastName: JsonPath.pick(payload, 'name.last') || '',
      country: JsonPath.pick(payload, 'primaryJob.location.country'),
      contractType: JsonPath.pick(payload, 'primaryJob.workerType'),
      costCenter: JsonPath.pick(payload, 'primaryJob.costCenter.code'),
      managerEmail: JsonPath.pick(payload, 'primaryJob.manager.email'),
      active: payload.status !== 'Terminated',
      hireDate: payload.hireDate
    };
  },

  _workdayId: function (userId) {
    var u = new GlideRecord('sys_user');
    return u.get(userId) ? u.getValue('x_acme_integ_workday_id') : null;
  },

  type: 'WorkdayClient'
});

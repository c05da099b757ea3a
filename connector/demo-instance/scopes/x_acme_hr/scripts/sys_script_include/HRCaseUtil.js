var HRCaseUtil = Class.create();

HRCaseUtil.STATES = { NEW: '1', READY: '10', WIP: '18', AWAITING: '24', CLOSED: '3', CANCELLED: '7' };
HRCaseUtil.TABLE = 'x_acme_hr_case';

HRCaseUtil.isHRUser = function () {
    return gs.hasRole('x_acme_hr.agent') || gs.hasRole('x_acme_hr.admin');
};

HRCaseUtil.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('HRCaseUtil');
        this.notifier = new x_acme_core.Notifier();
        this.config = new x_acme_core.ConfigReader();
    },

    /**
     * Creates an HR case for an employee.
     *
     * @param {String} employeeId  sys_user of the person the case is about
     * @param {String} service     sys_id or name of the HR service
     * @param {Object} payload     {short_description, description, parent, source, answers: {...}}
     * @returns {String} sys_id, or null when the service or the employee is not usable
     */
    create: function (employeeId, service, payload) {
        payload = payload || {};
        var svc = this._service(service);
        if (!svc) {
            this.log.warn('Unknown HR service', { service: service });
            return null;
        }
        if (!this._employeeOk(employeeId, svc)) {
            return null;
        }
        var duplicate = this._recentDuplicate(employeeId, svc.getUniqueValue());
        if (duplicate && !payload.allowDuplicate) {
            this.addComment(duplicate, 'Asked again: ' + (payload.short_description || ''), false);
            return duplicate;
        }
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        gr.initialize();
        gr.number = new x_acme_core.NumberSequence('HRC').next();
        gr.opened_for = employeeId;
        gr.opened_by = gs.getUserID();
        gr.service = svc.getUniqueValue();
        gr.category = svc.getValue('category');
        gr.short_description = payload.short_description || svc.getValue('name');
        gr.description = payload.description || '';
        gr.source = payload.source || 'internal';
        gr.confidential = svc.getValue('confidential');
        gr.state = HRCaseUtil.STATES.NEW;
        if (payload.parent) {
            gr.parent = payload.parent;
        }
        if (payload.answers) {
            gr.payload = JSON.stringify(payload.answers);
        }
        new CaseRouter().route(gr);
        gr.due_date = this._dueDate(svc, employeeId);
        var id = gr.insert();
        if (!id) {
            this.log.error('HR case not inserted', gr.getLastErrorMessage());
            return null;
        }
        this._createChildren(String(id), svc, employeeId);
        return String(id);
    },

    /**
     * Closes a case with all that hangs on it.
     * @returns {Object} {closed: Boolean, open: [numbers of children that hinder]}
     */
    close: function (caseId, code) {
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        if (!gr.get(caseId)) {
            return { closed: false, open: [] };
        }
        var open = this.childCases(caseId).filter(function (c) {
            return c.active;
        });
        if (open.length > 0 && code !== 'cancelled') {
            return {
                closed: false,
                open: open.map(function (c) {
                    return c.number;
                })
            };
        }
        for (var i = 0; i < open.length; i++) {
            this.close(open[i].id, 'cancelled');
        }
        gr.state = code === 'cancelled' ? HRCaseUtil.STATES.CANCELLED : HRCaseUtil.STATES.CLOSED;
        gr.close_code = code;
        gr.closed_at = new GlideDateTime();
        gr.closed_by = gs.getUserID();
        gr.active = false;
        gr.update();
        if (code !== 'cancelled' && this.config.isEnabled('hr.survey.on_close')) {
            new SurveyDispatcher().sendFor(gr);
        }
        return { closed: true, open: [] };
    },

    /**
     * @param {String} caseId
     * @returns {Array} {id, number, state, active, service}, only the direct children
     */
    childCases: function (caseId) {
        var out = [];
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        gr.addQuery('parent', caseId);
        gr.orderBy('number');
        gr.query();
        while (gr.next()) {
            out.push({
                id: gr.getUniqueValue(),
                number: gr.getValue('number'),
                state: gr.getValue('state'),
                active: gr.getValue('active') === '1',
                service: gr.getDisplayValue('service')
            });
        }
        return out;
    },

    isConfidential: function (gr) {
        if (gr.getValue('confidential') === '1') {
            return true;
        }
        var coe = new CaseRouter().coe(gr.getValue('category'));
        return coe === 'employee_relations' || this.config.getList('hr.confidential.categories').indexOf(gr.getValue('category')) >= 0;
    },

    addComment: function (caseId, text, visible) {
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        if (!gr.get(caseId)) {
            return false;
        }
        if (visible) {
            gr.comments = text;
        } else {
            gr.work_notes = text;
        }
        return !!gr.update();
    },

    /**
     * Puts a case on hold and pauses its SLAs.
     * @param {String} caseId
     * @param {String} reason
     * @param {GlideDateTime} until
     */
    suspend: function (caseId, reason, until) {
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        if (!gr.get(caseId) || gr.getValue('active') !== '1') {
            return false;
        }
        gr.state = HRCaseUtil.STATES.AWAITING;
        gr.suspend_reason = reason;
        gr.follow_up = until;
        gr.update();
        this._pauseSlas(caseId);
        return true;
    },

    resume: function (caseId) {
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        gr.addQuery('sys_id', caseId);
        gr.addQuery('state', HRCaseUtil.STATES.AWAITING);
        gr.query();
        if (!gr.next()) {
            return false;
        }
        gr.state = HRCaseUtil.STATES.WIP;
        gr.suspend_reason = '';
        gr.follow_up = '';
        gr.update();
        return true;
    },

    transfer: function (caseId, newService) {
        var svc = this._service(newService);
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        if (!svc || !gr.get(caseId)) {
            return false;
        }
        var from = gr.getDisplayValue('service');
        gr.service = svc.getUniqueValue();
        gr.category = svc.getValue('category');
        gr.assigned_to = '';
        new CaseRouter().route(gr);
        gr.work_notes = 'Moved from ' + from + ' to ' + svc.getValue('name');
        gr.update();
        return true;
    },

    // opened cases a day, of the last n days
    volume: function (days) {
        var res = {};
        var ga = new GlideAggregate(HRCaseUtil.TABLE);
        ga.addEncodedQuery('sys_created_on>=javascript:gs.daysAgoStart(' + days + ')');
        ga.addAggregate('COUNT');
        ga.groupBy('category');
        ga.query();
        while (ga.next()) {
            res[ga.getValue('category')] = parseInt(ga.getAggregate('COUNT'), 10);
        }
        return res;
    },

    answersOf: function (gr) {
        var raw = gr.getValue('payload');
        if (!raw) {
            return {};
        }
        try {
            return JSON.parse(raw);
        } catch (e) {
            this.log.warn('Payload is not JSON', { number: gr.getValue('number') });
            return {};
        }
    },

    informEmployee: function (gr, messageKey) {
        var lang = new x_acme_core.UserDirectory().preferredLanguage(gr.getValue('opened_for'));
        var text = gs.getMessageLang(messageKey, lang, [gr.getValue('number')]);
        if (this.isConfidential(gr)) {
            // nothing of the content in the mail
            text = gs.getMessageLang('hr.case.generic_update', lang, [gr.getValue('number')]);
        }
        this.notifier.email(gr.getValue('opened_for'), gr.getValue('number'), text);
    },

    _service: function (ref) {
        var s = new GlideRecord('x_acme_hr_service');
        if (s.get(ref) || s.get('name', ref)) {
            return s.getValue('active') === '1' ? s : null;
        }
        return null;
    },

    _employeeOk: function (employeeId, svc) {
        var profile = new EmployeeProfile().load(employeeId);
        if (!profile.id) {
            this.log.warn('No HR profile', { user: employeeId });
            return false;
        }
        var countries = svc.getValue('countries');
        if (countries && countries.split(',').indexOf(profile.country) < 0) {
            this.log.info('Service not offered in country', { service: svc.getValue('name'), country: profile.country });
            return false;
        }
        return true;
    },

    _recentDuplicate: function (employeeId, serviceId) {
        var hours = this.config.getNumber('hr.case.duplicate_hours', 4);
        var since = new GlideDateTime();
        since.addSeconds(-3600 * hours);
        var gr = new GlideRecord(HRCaseUtil.TABLE);
        gr.addQuery('opened_for', employeeId);
        gr.addQuery('service', serviceId);
        gr.addQuery('sys_created_on', '>=', since);
        gr.addActiveQuery();
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr.getUniqueValue() : '';
    },

    _dueDate: function (svc, employeeId) {
        var days = parseInt(svc.getValue('target_days') || '5', 10);
        return new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), days, this._scheduleOf(employeeId));
    },

    _scheduleOf: function (employeeId) {
        var u = new GlideRecord('sys_user');
        if (u.get(employeeId) && u.location) {
            var sch = u.location.u_schedule + '';
            if (sch) {
                return sch;
            }
        }
        return this.config.getString('hr.default_schedule', '');
    },

    _createChildren: function (parentId, svc, employeeId) {
        var subs = (svc.getValue('child_services') || '').split(',');
        for (var i = 0; i < subs.length; i++) {
            if (!subs[i]) {
                continue;
            }
            this.create(employeeId, subs[i], { parent: parentId, source: 'parent', allowDuplicate: true });
        }
    },

    _pauseSlas: function (caseId) {
        var ts = new GlideRecord('task_sla');
        ts.addQuery('task', caseId);
        ts.addQuery('stage', 'in_progress');
        ts.query();
        var forecast = new global.SLABreachForecast();
        while (ts.next()) {
            forecast.pause(ts.getUniqueValue());
        }
    },

    type: 'HRCaseUtil'
};

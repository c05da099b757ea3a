var OnboardingPlan = Class.create();
OnboardingPlan.prototype = {
    initialize: function (employeeId) {
        this.employee = employeeId;
        this.profile = new EmployeeProfile().load(employeeId);
        this.planId = this._findPlan();
    },

    /**
     * Makes the tasks of a plan out of a template. Calling it a second time adds what the template gained since.
     *
     * @param {String} templateId
     * @returns {Number} how many tasks were made
     */
    generate: function (templateId) {
        if (!this.planId) {
            this.planId = this._createPlan(templateId);
        }
        var made = 0;
        var step = new GlideRecord('x_acme_hr_plan_step');
        step.addQuery('template', templateId);
        step.addActiveQuery();
        step.orderBy('day');
        step.query();
        while (step.next()) {
            if (!this._applies(step) || this._has(step.getUniqueValue())) {
                continue;
            }
            if (this._createTask(step)) {
                made++;
            }
        }
        return made;
    },

    tasksFor: function (day) {
        var list = [];
        var t = new GlideRecord('x_acme_hr_plan_task');
        t.addQuery('plan', this.planId);
        t.addQuery('day', day);
        t.orderBy('order');
        t.query();
        while (t.next()) {
            list.push({
                id: t.getUniqueValue(),
                title: t.getValue('short_description'),
                owner: t.getValue('assigned_to'),
                done: t.getValue('state') === '3',
                due: t.getValue('due_date')
            });
        }
        return list;
    },

    // 3 and 7 both count as done
    completion: function () {
        var total = 0, done = 0;
        var ga = new GlideAggregate('x_acme_hr_plan_task');
        ga.addQuery('plan', this.planId);
        ga.addAggregate('COUNT');
        ga.groupBy('state');
        ga.query();
        while (ga.next()) {
            var n = parseInt(ga.getAggregate('COUNT'), 10);
            total += n;
            if (ga.getValue('state') === '3' || ga.getValue('state') === '7') {
                done += n;
            }
        }
        return { total: total, done: done, percent: total ? Math.round(done * 100 / total) : 0 };
    },

    /**
     * For people whose first day moved. Done tasks stay.
     * @param {String} newStart
     * @returns {Number} tasks moved
     */
    reschedule: function (newStart) {
        var dates = new x_acme_core.DateMath();
        var t = new GlideRecord('x_acme_hr_plan_task');
        t.addQuery('plan', this.planId);
        t.addActiveQuery();
        t.query();
        var moved = 0;
        while (t.next()) {
            var day = parseInt(t.getValue('day'), 10);
            t.due_date = dates.addBusinessDays(new GlideDateTime(newStart), day, '');
            t.update();
            moved++;
        }
        var plan = new GlideRecord('x_acme_hr_onboarding');
        if (plan.get(this.planId)) {
            plan.start_date = newStart;
            plan.update();
        }
        return moved;
    },

    _findPlan: function () {
        var p = new GlideRecord('x_acme_hr_onboarding');
        p.addQuery('employee', this.employee);
        p.addQuery('state', '!=', 'cancelled');
        p.query();
        return p.next() ? p.getUniqueValue() : '';
    },

    _createPlan: function (templateId) {
        var p = new GlideRecord('x_acme_hr_onboarding');
        p.initialize();
        p.employee = this.employee;
        p.template = templateId;
        p.start_date = this.profile.hireDate;
        p.state = 'active';
        return p.insert();
    },

    _has: function (stepId) {
        var t = new GlideRecord('x_acme_hr_plan_task');
        t.addQuery('plan', this.planId);
        t.addQuery('step', stepId);
        t.setLimit(1);
        t.query();
        return t.hasNext();
    },

    _applies: function (step) {
        var countries = step.getValue('countries') || '';
        if (countries && countries.indexOf(this.profile.country) < 0) {
            return false;
        }
        var contract = step.getValue('contract_types') || '';
        return !contract || contract.split(',').indexOf(this.profile.contractType) >= 0;
    },

    _createTask: function (step) {
        var t = new GlideRecord('x_acme_hr_plan_task');
        t.initialize();
        t.plan = this.planId;
        t.step = step.getUniqueValue();
        t.day = step.getValue('day');
        t.order = step.getValue('order');
        t.short_description = step.getValue('title').replace('{name}', this.profile.name);
        t.assigned_to = this._ownerOf(step.getValue('owner_role'));
        var start = new GlideDateTime(this.profile.hireDate + ' 08:00:00');
        t.due_date = new x_acme_core.DateMath().addBusinessDays(start, parseInt(step.getValue('day'), 10), '');
        var id = t.insert();
        if (id && step.getValue('kind') === 'equipment') {
            this._orderEquipment(step, id);
        }
        return id;
    },

    _ownerOf: function (role) {
        var dir = new x_acme_core.UserDirectory();
        switch (role) {
            case 'employee':
                return this.employee;
            case 'manager':
                return dir.managerOf(this.employee);
            case 'buddy':
                return new OrgChart().suggestBuddy(this.employee);
            default:
                var members = dir.groupMembers(role);
                return members.length ? members[0] : '';
        }
    },

    _orderEquipment: function (step, taskId) {
        var stock = new x_acme_asset.StockroomInventory();
        var model = step.getValue('model');
        var room = gs.getProperty('x_acme_hr.onboarding.stockroom', '');
        var t = new GlideRecord('x_acme_hr_plan_task');
        t.get(taskId);
        if (stock.available(model, room) > 0) {
            stock.reserve(model, 1, taskId);
            t.work_notes = 'Reserved from stock';
        } else {
            t.work_notes = 'Not on stock, procurement has to order';
            t.state = '-5';
        }
        t.update();
    },

    type: 'OnboardingPlan'
};

var PayrollExport = Class.create();

PayrollExport.COLUMNS = ['employee_number', 'name', 'cost_center', 'wage_type', 'amount', 'unit', 'from', 'to'];

PayrollExport.prototype = {
    initialize: function (country) {
        this.country = country;
        this.rows = [];
        this.csv = new x_acme_core.CsvParser();
        this.profiles = new EmployeeProfile();
    },

    // collect everything of a month that payroll has to know. month = '2024-05'
    collect: function (month) {
        this.month = month;
        this.rows = [];
        this._absences();
        this._overtime();
        this._oneTimePayments();
        this._joinersAndLeavers();
        return this.rows.length;
    },

    /** @returns {string[]} what payroll would send back to us */
    validate: function () {
        var problems = [];
        for (var i = 0; i < this.rows.length; i++) {
            var r = this.rows[i];
            if (!r.employee_number) {
                problems.push(r.name + ': no employee number');
            }
            if (!r.cost_center) {
                problems.push(r.name + ': no cost center');
            }
            if (r.wage_type === '2000' && r.amount > 80) {
                problems.push(r.name + ': ' + r.amount + ' hours overtime, please check');
            }
        }
        return new x_acme_core.ArrayTool().unique(problems);
    },

    toCsv: function () {
        var self = this;
        var out = [PayrollExport.COLUMNS.join(';')];
        this.rows.forEach(function (r) {
            out.push(PayrollExport.COLUMNS.map(function (c) {
                return self.csv.escape(r[c] === undefined ? '' : String(r[c]));
            }).join(';'));
        });
        return out.join('\r\n');
    },

    store: function () {
        var run = new GlideRecord('x_acme_hr_payroll_run');
        run.initialize();
        run.country = this.country;
        run.month = this.month;
        run.row_count = this.rows.length;
        run.state = 'ready';
        var id = run.insert();
        new GlideSysAttachment().write(run, 'payroll_' + this.country + '_' + this.month + '.csv', 'text/csv', this.toCsv());
        return id;
    },

    _absences: function () {
        var a = new GlideRecord('x_acme_hr_leave_request');
        a.addQuery('state', 'approved');
        a.addQuery('leave_type', 'IN', 'unpaid,sick,parental');
        a.addQuery('starts', 'STARTSWITH', this.month);
        a.addQuery('employee.country', this.country);
        a.query();
        var wage = { unpaid: '1100', sick: '1200', parental: '1300' };
        while (a.next()) {
            this._add(a.getValue('employee'), wage[a.getValue('leave_type')], a.getValue('days'), 'day', a.getValue('starts'), a.getValue('ends'));
        }
    },

    _overtime: function () {
        var o = new GlideAggregate('time_card');
        o.addQuery('category', 'overtime');
        o.addQuery('state', 'Approved');
        o.addQuery('week_starts_on', 'STARTSWITH', this.month);
        o.addQuery('user.country', this.country);
        o.addAggregate('SUM', 'total');
        o.groupBy('user');
        o.query();
        while (o.next()) {
            this._add(o.getValue('user'), '2000', parseFloat(o.getAggregate('SUM', 'total')), 'hour', this.month + '-01', '');
        }
    },

    _oneTimePayments: function () {
        var p = new GlideRecord('x_acme_hr_payment');
        p.addQuery('month', this.month);
        p.addQuery('state', 'released');
        p.query();
        while (p.next()) {
            if (this.profiles.load(p.getValue('employee')).country !== this.country) {
                continue;
            }
            this._add(p.getValue('employee'), p.getValue('wage_type'), p.getValue('amount'), p.getValue('currency'), '', '');
        }
    },

    _joinersAndLeavers: function () {
        var gr = new GlideRecord('x_acme_hr_profile');
        gr.addQuery('country', this.country);
        var q = gr.addQuery('hire_date', 'STARTSWITH', this.month);
        q.addOrCondition('termination_date', 'STARTSWITH', this.month);
        gr.query();
        while (gr.next()) {
            if ((gr.getValue('hire_date') || '').indexOf(this.month) === 0) {
                this._add(gr.getValue('user'), '0001', 1, 'entry', gr.getValue('hire_date'), '');
            } else {
                this._add(gr.getValue('user'), '0002', 1, 'exit', '', gr.getValue('termination_date'));
            }
        }
    },

    _add: function (userId, wageType, amount, unit, from, to) {
        var p = this.profiles.load(userId);
        this.rows.push({
            employee_number: p.employeeNumber,
            name: p.name,
            cost_center: this.profiles.costCenterOf(userId),
            wage_type: wageType,
            amount: amount,
            unit: unit,
            from: from,
            to: to
        });
    },

    type: 'PayrollExport'
};

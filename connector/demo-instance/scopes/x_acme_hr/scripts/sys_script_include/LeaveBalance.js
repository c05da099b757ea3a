var LeaveBalance = Class.create();

LeaveBalance.TYPES = ['annual', 'sick', 'parental', 'unpaid', 'special'];

LeaveBalance.prototype = {
    initialize: function (year) {
        this.year = year || new GlideDateTime().getYearLocalTime();
        this.math = new x_acme_core.DateMath();
    },

    /** days the employee can still take */
    available: function (employeeId, type) {
        var b = this._row(employeeId, type || 'annual', this.year);
        if (!b) {
            return 0;
        }
        var carried = this._carriedValid(b) ? this._num(b, 'carried') : 0;
        return this._num(b, 'accrued') + carried - this._num(b, 'taken') - this.pending(employeeId, type || 'annual');
    },

    pending: function (employeeId, type) {
        var sum = 0;
        var rq = new GlideRecord('x_acme_hr_leave_request');
        rq.addQuery('employee', employeeId);
        rq.addQuery('leave_type', type);
        rq.addQuery('state', 'requested');
        rq.query();
        while (rq.next()) {
            sum += this._num(rq, 'days');
        }
        return sum;
    },

    /**
     * Monthly accrual, pro rata for part-timers and people who joined within the month.
     * @param {string} employeeId
     * @param {number} month 1..12
     * @return {number} accrued days of the month
     */
    accrue: function (employeeId, month) {
        var p = new EmployeeProfile().load(employeeId);
        if (!p.id || (p.terminationDate && p.terminationDate < this.year + '-' + x_acme_core.StringTool.padLeft(month, 2, '0'))) {
            return 0;
        }
        var b = this._row(employeeId, 'annual', this.year) || this._newRow(employeeId, 'annual', this.year);
        if (parseInt(b.getValue('accrued_month') || '0', 10) >= month) {
            return 0; // was booked
        }
        var days = this._entitlement(p) / 12 * (p.fte || 1);
        if (p.hireDate && p.hireDate.substring(0, 7) === this.year + '-' + x_acme_core.StringTool.padLeft(month, 2, '0')) {
            var hired = parseInt(p.hireDate.substring(8, 10), 10);
            days = days * (31 - hired) / 30;
        }
        days = Math.round(days * 100) / 100;
        b.setValue('accrued', this._num(b, 'accrued') + days);
        b.setValue('accrued_month', month);
        b.update();
        return days;
    },

    /**
     * @param {string} employeeId
     * @param {string} type one of LeaveBalance.TYPES
     * @param {number} days
     * @return {boolean} false without a balance, or when annual leave would go below zero
     */
    deduct: function (employeeId, type, days) {
        var b = this._row(employeeId, type, this.year);
        if (!b) {
            return false;
        }
        if (type === 'annual' && this._num(b, 'accrued') + this._num(b, 'carried') - this._num(b, 'taken') < days) {
            return false;
        }
        b.setValue('taken', this._num(b, 'taken') + days);
        b.update();
        return true;
    },

    /**
     * Both ends count.
     * @param {string} from yyyy-MM-dd
     * @param {string} to yyyy-MM-dd
     * @param {string} country
     */
    workingDays: function (from, to, country) {
        var n = 0;
        var cur = new GlideDateTime(from + ' 12:00:00');
        var end = new GlideDateTime(to + ' 12:00:00');
        while (cur.compareTo(end) <= 0) {
            var dow = cur.getDayOfWeekLocalTime();
            if (dow < 6 && !this.math.isHoliday(cur, country)) {
                n++;
            }
            cur.addDaysLocalTime(1);
        }
        return n;
    },

    carryOver: function (year) {
        var max = new x_acme_core.ConfigReader().getNumber('hr.leave.max_carry', 10);
        var moved = 0;
        var b = new GlideRecord('x_acme_hr_leave_balance');
        b.addQuery('year', year);
        b.addQuery('leave_type', 'annual');
        b.query();
        while (b.next()) {
            var rest = this._num(b, 'accrued') + this._num(b, 'carried') - this._num(b, 'taken');
            if (rest <= 0) {
                continue;
            }
            var next = this._row(b.getValue('employee'), 'annual', year + 1) || this._newRow(b.getValue('employee'), 'annual', year + 1);
            next.setValue('carried', Math.min(rest, max));
            next.setValue('carried_until', (year + 1) + '-03-31');
            next.update();
            moved++;
        }
        return moved;
    },

    overlaps: function (employeeId, from, to, exceptId) {
        var rq = new GlideRecord('x_acme_hr_leave_request');
        rq.addQuery('employee', employeeId);
        rq.addQuery('state', 'IN', 'requested,approved');
        rq.addQuery('starts', '<=', to);
        rq.addQuery('ends', '>=', from);
        if (exceptId) {
            rq.addQuery('sys_id', '!=', exceptId);
        }
        rq.query();
        return rq.next() ? rq.getValue('number') : '';
    },

    _entitlement: function (p) {
        var e = new GlideRecord('x_acme_hr_leave_entitlement');
        e.addQuery('country', p.country);
        e.addQuery('min_years', '<=', new EmployeeProfile().anniversary(p.user).years);
        e.orderByDesc('min_years');
        e.setLimit(1);
        e.query();
        return e.next() ? parseFloat(e.getValue('days')) : 25;
    },

    _carriedValid: function (b) {
        var until = b.getValue('carried_until');
        return !until || until >= new GlideDate().getValue();
    },

    _row: function (employeeId, type, year) {
        var b = new GlideRecord('x_acme_hr_leave_balance');
        b.addQuery('employee', employeeId);
        b.addQuery('leave_type', type);
        b.addQuery('year', year);
        b.query();
        return b.next() ? b : null;
    },

    _newRow: function (employeeId, type, year) {
        var b = new GlideRecord('x_acme_hr_leave_balance');
        b.initialize();
        b.setValue('employee', employeeId);
        b.setValue('leave_type', type);
        b.setValue('year', year);
        b.insert();
        return b;
    },

    _num: function (gr, f) {
        return parseFloat(gr.getValue(f) || '0');
    },

    type: 'LeaveBalance'
};

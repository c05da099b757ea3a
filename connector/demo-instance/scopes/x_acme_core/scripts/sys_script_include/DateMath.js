/**
 * DateMath - the one place where Acme counts days.
 *
 * Rules that finance signed off in 2021:
 *   - a business day is Monday to Friday and not in x_acme_core_holiday for the country
 *   - the fiscal year begins on the first day of the month in x_acme_core.fiscal_start_month (default April)
 *   - everything is computed on the date part in UTC, callers that need the user's time zone convert first
 */
var DateMath = Class.create();

DateMath.MS_PER_DAY = 86400000;
DateMath.DEFAULT_COUNTRY = 'DE';
DateMath.DAY_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

DateMath.toIso = function (gdt) {
    if (!gdt)
        return '';
    var value = typeof gdt === 'string' ? gdt : gdt.getValue();
    return String(value).replace(' ', 'T') + 'Z';
};

/**
 * Reads the date forms that partners send us: 2024-03-31, 31.03.2024, 03/31/2024, 20240331, ISO with T.
 * @param {string} text
 * @returns {GlideDateTime|null} null when the text is none of them
 */
DateMath.parse = function (text) {
    var s = String(text || '').trim();
    var m;
    if ((m = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(s)))
        return DateMath._make(m[1], m[2], m[3], m[4], m[5], m[6]);
    if ((m = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(s)))
        return DateMath._make(m[3], m[2], m[1]);
    if ((m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(s)))
        return DateMath._make(m[3], m[1], m[2]);
    if ((m = /^(\d{4})(\d{2})(\d{2})$/.exec(s)))
        return DateMath._make(m[1], m[2], m[3]);
    return null;
};

DateMath._make = function (y, mo, d, h, mi, s) {
    var two = function (n) {
        n = String(n || '0');
        return n.length < 2 ? '0' + n : n;
    };
    if (+mo < 1 || +mo > 12 || +d < 1 || +d > 31)
        return null;
    var gdt = new GlideDateTime();
    gdt.setValue(y + '-' + two(mo) + '-' + two(d) + ' ' + two(h) + ':' + two(mi) + ':' + two(s));
    return gdt.isValid() ? gdt : null;
};

DateMath.prototype = {

    initialize: function () {
        this._holidays = {};
        this._scheduleCache = {};
        this._config = new ConfigReader('x_acme_core');
    },

    /**
     * Moves a date by a number of business days. A negative number goes back.
     *
     * With a schedule the platform counts (so shifts and maintenance closings are honoured), without one
     * we step day by day through the holiday table.
     *
     * @param {GlideDateTime} gdt start, it is not changed
     * @param {number} days
     * @param {string} scheduleId sys_id of cmn_schedule, optional
     * @returns {GlideDateTime}
     */
    addBusinessDays: function (gdt, days, scheduleId) {
        var result = this._copy(gdt);
        var left = parseInt(days, 10);
        if (isNaN(left) || left === 0)
            return result;

        if (scheduleId && left > 0) {
            var bySchedule = this._addBySchedule(result, left, scheduleId);
            if (bySchedule)
                return bySchedule;
            // schedule was deleted or is empty, fall through to the plain calendar
        }

        var step = left > 0 ? 1 : -1;
        var guard = 0;
        while (left !== 0) {
            result.addDaysUTC(step);
            if (this.isBusinessDay(result))
                left -= step;
            if (++guard > 4000) {
                gs.warn('DateMath.addBusinessDays gave up after ' + guard + ' steps');
                break;
            }
        }
        return result;
    },

    /**
     * Business days after a, up to and including b. Negative when b comes before a.
     *
     * @param {GlideDateTime} a
     * @param {GlideDateTime} b
     * @returns {number}
     */
    businessDaysBetween: function (a, b) {
        if (!a || !b)
            return 0;
        var from = this._copy(a);
        var to = this._copy(b);
        var sign = 1;
        if (from.compareTo(to) > 0) {
            var swap = from;
            from = to;
            to = swap;
            sign = -1;
        }
        var count = 0;
        var last = this._dateText(to);
        while (this._dateText(from) < last) {
            from.addDaysUTC(1);
            if (this.isBusinessDay(from))
                count++;
        }
        return count * sign;
    },

    isBusinessDay: function (gdt, country) {
        var dow = gdt.getDayOfWeekUTC();
        if (dow === 6 || dow === 7)
            return false;
        return !this.isHoliday(gdt, country);
    },

    /**
     * @param {GlideDateTime|string} gdt
     * @param {string} [country] ISO code, x_acme_core.default_country when left out
     * @returns {boolean}
     */
    isHoliday: function (gdt, country) {
        var code = (country || this._config.getString('default_country', DateMath.DEFAULT_COUNTRY)).toUpperCase();
        var year = this._dateText(gdt).substring(0, 4);
        var days = this._holidaysOf(code, year);
        return days[this._dateText(gdt)] === true;
    },

    nextHoliday: function (gdt, country) {
        var gr = new GlideRecord('x_acme_core_holiday');
        gr.addQuery('country', country || DateMath.DEFAULT_COUNTRY);
        gr.addQuery('date', '>', this._dateText(gdt));
        gr.orderBy('date');
        gr.setLimit(1);
        gr.query();
        if (!gr.next())
            return null;
        return { name: gr.getValue('name'), date: gr.getValue('date') };
    },

    startOfMonth: function (gdt) {
        var result = new GlideDateTime();
        result.setValue(this._dateText(gdt).substring(0, 8) + '01 00:00:00');
        return result;
    },

    endOfMonth: function (gdt) {
        var result = this.startOfMonth(gdt);
        result.addMonthsUTC(1);
        result.addSeconds(-1);
        return result;
    },

    /**
     * @returns {{year: number, quarter: number}} the year is the one in which the fiscal year ENDS
     */
    fiscalQuarter: function (gdt) {
        var start = this._config.getNumber('fiscal_start_month', 4);
        var text = this._dateText(gdt);
        var year = parseInt(text.substring(0, 4), 10);
        var month = parseInt(text.substring(5, 7), 10);
        var shifted = (month - start + 12) % 12;
        if (start > 1 && month >= start)
            year = year + 1;
        return { year: year, quarter: Math.floor(shifted / 3) + 1 };
    },

    fiscalQuarterStart: function (year, quarter) {
        var start = this._config.getNumber('fiscal_start_month', 4);
        var month = start + (quarter - 1) * 3;
        var calendarYear = start > 1 ? year - 1 : year;
        if (month > 12) {
            month -= 12;
            calendarYear++;
        }
        return DateMath._make(calendarYear, month, 1);
    },

    daysBetween: function (a, b) {
        var ms = b.getNumericValue() - a.getNumericValue();
        return Math.floor(ms / DateMath.MS_PER_DAY);
    },

    weekOfYear: function (gdt) {
        // ISO week, our plants plan in those
        var d = new Date(gdt.getNumericValue());
        var day = d.getUTCDay() || 7;
        d.setUTCDate(d.getUTCDate() + 4 - day);
        var jan1 = Date.UTC(d.getUTCFullYear(), 0, 1);
        return Math.ceil(((d.getTime() - jan1) / DateMath.MS_PER_DAY + 1) / 7);
    },

    /**
     * The next given weekday, never the day itself.
     * @param {GlideDateTime} gdt
     * @param {string} dayName english, any case
     * @returns {GlideDateTime}
     */
    nextWeekday: function (gdt, dayName) {
        var wanted = DateMath.DAY_NAMES.indexOf(String(dayName).toLowerCase());
        if (wanted < 0)
            throw new Error('Unknown day ' + dayName);
        var result = this._copy(gdt);
        do {
            result.addDaysUTC(1);
        } while (result.getDayOfWeekUTC() % 7 !== wanted);
        return result;
    },

    ageInDays: function (gdt) {
        return this.daysBetween(gdt, new GlideDateTime());
    },

    // 93780 -> '1d 2h 3m'
    humanDuration: function (seconds) {
        var s = Math.abs(Math.round(seconds));
        var d = Math.floor(s / 86400);
        var h = Math.floor((s % 86400) / 3600);
        var m = Math.floor((s % 3600) / 60);
        var parts = [];
        if (d)
            parts.push(d + 'd');
        if (h)
            parts.push(h + 'h');
        if (m || parts.length === 0)
            parts.push(m + 'm');
        return parts.join(' ');
    },

    // ends that only touch are no overlap
    overlaps: function (startA, endA, startB, endB) {
        return startA.compareTo(endB) < 0 && startB.compareTo(endA) < 0;
    },

    latest: function (list) {
        var best = null;
        for (var i = 0; i < list.length; i++) {
            if (list[i] && (best === null || list[i].compareTo(best) > 0))
                best = list[i];
        }
        return best;
    },

    _addBySchedule: function (start, days, scheduleId) {
        if (this._scheduleCache[scheduleId] === undefined) {
            var schedule = new GlideSchedule(scheduleId);
            this._scheduleCache[scheduleId] = schedule.isValid() ? schedule : null;
        }
        var found = this._scheduleCache[scheduleId];
        if (found === null)
            return null;
        // a working day in our schedules is eight hours
        var hours = this._config.getNumber('hours_per_day', 8);
        var duration = new GlideDuration(days * hours * 3600000);
        return found.add(start, duration);
    },

    _holidaysOf: function (country, year) {
        var key = country + year;
        if (this._holidays[key])
            return this._holidays[key];
        var days = {};
        var gr = new GlideRecord('x_acme_core_holiday');
        gr.addActiveQuery();
        gr.addQuery('country', country);
        gr.addQuery('date', '>=', year + '-01-01');
        gr.addQuery('date', '<=', year + '-12-31');
        gr.query();
        while (gr.next())
            days[gr.getValue('date')] = true;
        // fixed days that HR forgets to load
        days[year + '-01-01'] = true;
        days[year + '-12-25'] = true;
        this._holidays[key] = days;
        return days;
    },

    _copy: function (gdt) {
        var result = new GlideDateTime();
        if (gdt)
            result.setValue(typeof gdt === 'string' ? gdt : gdt.getValue());
        return result;
    },

    _dateText: function (gdt) {
        if (typeof gdt === 'string')
            return gdt.substring(0, 10);
        return gdt.getValue().substring(0, 10);
    },

    type: 'DateMath'
};

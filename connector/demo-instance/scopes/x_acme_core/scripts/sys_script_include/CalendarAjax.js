var CalendarAjax = Class.create();
CalendarAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    addDays: function () {
        var start = DateMath.parse(this.getParameter('sysparm_start')) || new GlideDateTime();
        var days = parseInt(this.getParameter('sysparm_days'), 10) || 0;
        return new DateMath().addBusinessDays(start, days, this.getParameter('sysparm_schedule')).getDate().getDisplayValue();
    },

    daysBetween: function () {
        var from = DateMath.parse(this.getParameter('sysparm_from'));
        var to = DateMath.parse(this.getParameter('sysparm_to'));
        return String(new DateMath().businessDaysBetween(from, to));
    },

    /** name of the next holiday and its date, as JSON; empty when the calendar ends before */
    nextHoliday: function () {
        var day = new DateMath().nextHoliday(new GlideDateTime(), this.getParameter('sysparm_country'));
        return day ? JSON.stringify(day) : '';
    },

    isHoliday: function () {
        var day = DateMath.parse(this.getParameter('sysparm_day'));
        return day && new DateMath().isHoliday(day, this.getParameter('sysparm_country')) ? 'true' : 'false';
    },

    type: 'CalendarAjax'
});

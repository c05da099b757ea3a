var TrainingCatalog = Class.create();
TrainingCatalog.prototype = {
    initialize: function () {
        this.courses = 'x_acme_hr_course';
        this.bookings = 'x_acme_hr_training_booking';
    },

    /**
     * Courses that the job, the country or the department of a person asks for.
     * @param {String} userId
     * @returns {Array} {id, title, months}; months is how long a completion counts, 0 for ever
     */
    requiredFor: function (userId) {
        var job = new EmployeeProfile().jobOf(userId);
        if (!job)
            return [];
        var list = [];
        var rule = new GlideRecord('x_acme_hr_course_rule');
        rule.addActiveQuery();
        rule.addQuery('department', job.department).addOrCondition('department', '');
        rule.addQuery('min_level', '<=', job.level);
        rule.query();
        while (rule.next()) {
            list.push({
                id: rule.getValue('course'),
                title: rule.getDisplayValue('course'),
                months: parseInt(rule.course.valid_months, 10) || 0
            });
        }
        return list;
    },

    missing: function (userId) {
        var self = this;
        return this.requiredFor(userId).filter(function (course) {
            return !self._completed(userId, course);
        });
    },

    book: function (userId, sessionId) {
        var session = new GlideRecord('x_acme_hr_training_session');
        if (!session.get(sessionId) || this._seatsLeft(session) < 1)
            return null;
        var gr = new GlideRecord(this.bookings);
        gr.initialize();
        gr.setValue('employee', userId);
        gr.setValue('session', sessionId);
        gr.setValue('course', session.getValue('course'));
        gr.setValue('state', 'booked');
        return gr.insert();
    },

    complete: function (bookingId, score) {
        var gr = new GlideRecord(this.bookings);
        if (!gr.get(bookingId))
            return false;
        var passed = score >= (parseInt(gr.course.pass_score, 10) || 0);
        gr.setValue('state', passed ? 'passed' : 'failed');
        gr.setValue('score', score);
        gr.setValue('completed_on', new GlideDate());
        gr.update();
        return passed;
    },

    _seatsLeft: function (session) {
        var used = new x_acme_core.RecordFinder(this.bookings).count('session=' + session.getUniqueValue() + '^state=booked');
        return parseInt(session.getValue('seats'), 10) - used;
    },

    _completed: function (userId, course) {
        var gr = new GlideRecord(this.bookings);
        gr.addQuery('employee', userId);
        gr.addQuery('course', course.id);
        gr.addQuery('state', 'passed');
        if (course.months > 0)
            gr.addQuery('completed_on', '>=', gs.monthsAgo(course.months));
        gr.setLimit(1);
        gr.query();
        return gr.hasNext();
    },

    type: 'TrainingCatalog'
};

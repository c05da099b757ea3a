var SurveyDispatcher = Class.create();
SurveyDispatcher.prototype = {
    initialize: function() {
        this.minDays = 30;
    },

    // one survey a person in 30 days, more made them angry
    sendFor: function(caseGr) {
        var user = caseGr.getValue('opened_for');
        if (this._askedRecently(user))
            return false;
        var survey = this._surveyOf(caseGr.getValue('category'));
        if (!survey)
            return false;
        var inst = new GlideRecord('x_acme_hr_survey');
        inst.initialize();
        inst.employee = user;
        inst.survey = survey;
        inst.hr_case = caseGr.getUniqueValue();
        inst.state = 'sent';
        inst.insert();
        new x_acme_core.Notifier().event('x_acme_hr.survey.invite', inst, user, survey);
        return true;
    },

    expire: function(days) {
        var old = new GlideRecord('x_acme_hr_survey');
        old.addEncodedQuery('state=sent^sys_created_on<javascript:gs.daysAgoEnd(' + days + ')');
        old.query();
        var n = old.getRowCount();
        old.setValue('state', 'expired');
        old.updateMultiple();
        return n;
    },

    scoreOf: function(category) {
        var ga = new GlideAggregate('x_acme_hr_survey');
        ga.addQuery('hr_case.category', category);
        ga.addQuery('state', 'answered');
        ga.addAggregate('AVG', 'score');
        ga.setGroup(false);
        ga.query();
        ga.next();
        return parseFloat(ga.getAggregate('AVG', 'score')) || null;
    },

    _askedRecently: function(user) {
        var s = new GlideRecord('x_acme_hr_survey');
        s.addQuery('employee', user);
        s.addEncodedQuery('sys_created_on>javascript:gs.daysAgo(' + this.minDays + ')');
        s.query();
        return s.hasNext();
    },

    _surveyOf: function(category) {
        var m = new GlideRecord('x_acme_hr_survey_map');
        return m.get('category', category) ? m.getValue('survey') : '';
    },

    type: 'SurveyDispatcher'
};

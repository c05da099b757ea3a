var CaseRouter = Class.create();
CaseRouter.prototype = {
    initialize: function() {
        this.rules = null;
    },

    /**
     * Sets group, assignee and priority of an HR case. Does not update the record.
     * @param {GlideRecord} caseGr
     * @returns {Boolean} false when the fallback group was taken
     */
    route: function(caseGr) {
        var country = new EmployeeProfile().load(caseGr.getValue('opened_for')).country;
        var rule = this._bestRule(caseGr.getValue('category'), country);
        if (!rule) {
            caseGr.assignment_group = gs.getProperty('x_acme_hr.fallback_group');
            return false;
        }
        caseGr.assignment_group = rule.group;
        if (rule.confidential)
            caseGr.confidential = true;
        if (rule.pickMember) {
            var user = new global.TaskAssignment().leastLoadedMember(rule.group);
            if (user)
                caseGr.assigned_to = user;
        }
        return true;
    },

    serviceFor: function(category) {
        var s = new GlideRecord('x_acme_hr_service');
        s.addQuery('category', category);
        s.addActiveQuery();
        s.orderBy('order');
        s.setLimit(1);
        s.query();
        return s.next() ? s.getUniqueValue() : '';
    },

    // centre of excellence
    coe: function(category) {
        switch (category) {
            case 'payroll':
            case 'bonus':
            case 'expenses':
                return 'total_rewards';
            case 'leave':
            case 'parental':
                return 'absence';
            case 'hiring':
            case 'transfer':
                return 'talent';
            case 'grievance':
                return 'employee_relations';
            default:
                return 'core';
        }
    },

    _bestRule: function(category, country) {
        if (this.rules === null)
            this._load();
        var best = null;
        for (var i = 0; i < this.rules.length; i++) {
            var r = this.rules[i];
            if (r.category != category)
                continue;
            if (r.country == country)
                return r;
            if (!r.country)
                best = r;
        }
        return best;
    },

    _load: function() {
        this.rules = [];
        var gr = new GlideRecord('x_acme_hr_category_rule');
        gr.addActiveQuery();
        gr.query();
        while (gr.next()) {
            this.rules.push({
                category: gr.getValue('category'),
                country: gr.getValue('country'),
                group: gr.getValue('group'),
                confidential: gr.getValue('confidential') == '1',
                pickMember: gr.getValue('auto_assign') == '1'
            });
        }
    },

    type: 'CaseRouter'
};

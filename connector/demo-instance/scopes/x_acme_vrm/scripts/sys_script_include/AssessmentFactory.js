var AssessmentFactory = Class.create();

AssessmentFactory.DAYS_BY_TIER = { '1': 20, '2': 30, '3': 45, '4': 60 };

AssessmentFactory.prototype = {
    initialize: function () {
        this.numbers = new x_acme_core.NumberSequence('VRA');
    },

    /**
     * @param {string} vendorId
     * @param {string} templateId
     * @return {string} sys_id of the draft
     * @throws {Error} when the template is not usable
     */
    createFor: function (vendorId, templateId) {
        var tpl = new GlideRecord('x_acme_vrm_template');
        if (!tpl.get(templateId) || tpl.getValue('active') != '1')
            throw new Error('Template is missing or not active: ' + templateId);

        var tier = new VendorTiering().tierOf(vendorId);
        var a = new GlideRecord('x_acme_vrm_assessment');
        a.initialize();
        a.setValue('number', this.numbers.next());
        a.setValue('vendor', vendorId);
        a.setValue('template', templateId);
        a.setValue('due_date', this.dueDate(tier).getValue());
        a.setValue('state', 'draft');
        a.setValue('owner', new VendorUtil().riskOwner(vendorId));
        var id = a.insert();
        this._copyQuestions(id, templateId, tier);
        return id;
    },

    // The answers of last time come along as suggestion, vendors complained that they type the same each year
    cloneLast: function (vendorId) {
        var last = new x_acme_core.RecordFinder('x_acme_vrm_assessment')
            .first('vendor=' + vendorId + '^state=complete^ORDERBYDESCcompleted_on');
        if (!last)
            return null;
        var id = this.createFor(vendorId, last.getValue('template'));
        var old = new GlideRecord('x_acme_vrm_answer');
        old.addQuery('assessment', last.getUniqueValue());
        old.query();
        while (old.next()) {
            var fresh = new GlideRecord('x_acme_vrm_answer');
            fresh.addQuery('assessment', id);
            fresh.addQuery('question', old.getValue('question'));
            fresh.query();
            if (!fresh.next())
                continue;
            fresh.setValue('suggested_value', old.getValue('value'));
            fresh.setValue('suggested_from', last.getUniqueValue());
            fresh.update();
        }
        return id;
    },

    dueDate: function (tier) {
        var days = AssessmentFactory.DAYS_BY_TIER[tier] || 45;
        return new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), days, '');
    },

    send: function (assessmentId) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(assessmentId) || a.getValue('state') != 'draft')
            return false;
        var contact = new VendorUtil().primaryContact(a.getValue('vendor'));
        if (!contact) {
            gs.addErrorMessage(gs.getMessage('{0} has no contact for risk questions', a.getDisplayValue('vendor')));
            return false;
        }
        a.setValue('state', 'sent');
        a.setValue('respondent', contact.id);
        a.setValue('sent_on', new GlideDateTime().getValue());
        a.update();
        new x_acme_core.Notifier().event('x_acme_vrm.assessment.sent', a, contact.email, contact.name);
        return true;
    },

    // one assessment for every vendor of a tier which has none running. Used for the yearly campaign
    campaign: function (tier, templateId, max) {
        var out = { created: [], skipped: 0, failed: [] };
        var v = new GlideRecord('core_company');
        v.addQuery('vendor', true);
        v.addQuery('x_acme_vrm_in_scope', true);
        v.addQuery('x_acme_vrm_tier', tier);
        v.orderBy('x_acme_vrm_scored_on');
        v.query();
        while (v.next() && out.created.length < max) {
            var id = v.getUniqueValue();
            if (this._running(id)) {
                out.skipped++;
                continue;
            }
            try {
                out.created.push(this.cloneLast(id) || this.createFor(id, templateId));
            } catch (e) {
                out.failed.push(v.getValue('name') + ': ' + e.message);
            }
        }
        return out;
    },

    /**
     * Twice at most.
     * @param {string} assessmentId
     * @param {number} days business days
     * @param {string} why goes to the work notes
     * @return {GlideDateTime|null} the new due date
     */
    extend: function (assessmentId, days, why) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(assessmentId))
            return null;
        var used = parseInt(a.getValue('extensions'), 10) || 0;
        if (used >= 2) {
            gs.addErrorMessage(gs.getMessage('{0} was extended twice already', a.getValue('number')));
            return null;
        }
        var d = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(a.getValue('due_date')), days, '');
        a.setValue('due_date', d.getDate().getValue());
        a.setValue('extensions', used + 1);
        a.work_notes = why;
        a.update();
        return d;
    },

    _running: function (vendorId) {
        return new x_acme_core.RecordFinder('x_acme_vrm_assessment').exists('vendor=' + vendorId + '^stateINdraft,sent,review');
    },

    _copyQuestions: function (assessmentId, templateId, tier) {
        var q = new GlideRecord('x_acme_vrm_question');
        q.addQuery('template', templateId);
        q.addActiveQuery();
        q.orderBy('order');
        q.query();
        while (q.next()) {
            if (Number(q.getValue('min_tier') || 4) < Number(tier))
                continue;
            var ans = new GlideRecord('x_acme_vrm_answer');
            ans.initialize();
            ans.setValue('assessment', assessmentId);
            ans.setValue('question', q.getUniqueValue());
            ans.setValue('order', q.getValue('order'));
            ans.insert();
        }
    },

    type: 'AssessmentFactory'
};

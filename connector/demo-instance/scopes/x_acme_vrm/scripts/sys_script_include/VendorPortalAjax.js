var VendorPortalAjax = Class.create();
VendorPortalAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    saveAnswer: function () {
        var ans = new GlideRecord('x_acme_vrm_answer');
        if (!ans.get(this.getParameter('sysparm_answer')) || !this._mine(ans.assessment.getRefRecord()))
            return 'denied';
        ans.setValue('value', this.getParameter('sysparm_value'));
        ans.setValue('vendor_comment', this.getParameter('sysparm_comment'));
        ans.update();
        return 'ok';
    },

    getProgress: function () {
        return new QuestionnaireParser().completeness(this.getParameter('sysparm_assessment'));
    },

    attachEvidence: function () {
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(this.getParameter('sysparm_assessment')) || !this._mine(a))
            return 'denied';
        return new EvidenceVault().put(a.getUniqueValue(), this.getParameter('sysparm_kind'), this.getParameter('sysparm_attachment'));
    },

    submit: function () {
        var id = this.getParameter('sysparm_assessment');
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(id) || !this._mine(a))
            return JSON.stringify({ ok: false, message: 'denied' });
        if (new QuestionnaireParser().completeness(id) < 100)
            return JSON.stringify({ ok: false, message: gs.getMessage('Some questions have no answer yet') });
        a.setValue('state', 'review');
        a.setValue('submitted_on', new GlideDateTime().getValue());
        a.update();
        return JSON.stringify({ ok: true, number: a.getValue('number') });
    },

    // a contact may only touch what was sent to his own company
    _mine: function (assessment) {
        var me = new GlideRecord('sys_user');
        me.get(gs.getUserID());
        return assessment.getValue('vendor') == me.getValue('company') && assessment.getValue('state') == 'sent';
    },

    isPublic: function () {
        return false;
    },

    type: 'VendorPortalAjax'
});

var VendorOnboarding = Class.create();

VendorOnboarding.STEPS = ['screening', 'tiering', 'contract', 'assessment', 'done'];

VendorOnboarding.prototype = {
    initialize: function (requestId) {
        this.request = new GlideRecord('x_acme_vrm_onboarding');
        this.request.get(requestId);
        this.log = new x_acme_core.Logger('VendorOnboarding');
    },

    step: function () {
        return this.request.getValue('step') || VendorOnboarding.STEPS[0];
    },

    // does what the step asks for and goes on; stops where a person has to decide
    advance: function () {
        var step = this.step();
        var outcome = this['_' + step] ? this['_' + step]() : 'wait';
        if (outcome !== 'ok') {
            this.log.info('onboarding waits', { request: this.request.getValue('number'), step: step, why: outcome });
            return step;
        }
        var next = VendorOnboarding.STEPS[VendorOnboarding.STEPS.indexOf(step) + 1];
        this.request.setValue('step', next);
        this.request.update();
        return next;
    },

    reject: function (why) {
        this.request.setValue('state', 'rejected');
        this.request.setValue('reason', why);
        new x_acme_core.Notifier().email(this.request.getValue('requested_by'), 'Vendor was not accepted', why);
        return this.request.update() !== null;
    },

    _screening: function () {
        var r = new SanctionScreening().screenVendor(this.request.getValue('vendor'));
        if (!r || r.hit === null)
            return 'service away';
        return r.hit ? 'hit on ' + r.list : 'ok';
    },

    _tiering: function () {
        this.request.setValue('tier', new VendorTiering().propose(this.request.getValue('vendor')));
        return 'ok';
    },

    _contract: function () {
        return new VendorUtils().getVendorContarcts(this.request.getValue('vendor')).length ? 'ok' : 'no contract yet';
    },

    _assessment: function () {
        var factory = new AssessmentFactory();
        var id = factory.createFor(this.request.getValue('vendor'), gs.getProperty('x_acme_vrm.first_template'));
        return factory.send(id) ? 'ok' : 'no contact';
    },

    type: 'VendorOnboarding'
};

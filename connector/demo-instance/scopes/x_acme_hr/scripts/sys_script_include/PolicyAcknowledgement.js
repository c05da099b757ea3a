var PolicyAcknowledgement = Class.create();
PolicyAcknowledgement.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    // client
    acknowledge: function () {
        const policy = this.getParameter('sysparm_policy');
        return this.record(gs.getUserID(), policy) ? 'ok' : 'already';
    },

    openForMe: function () {
        return JSON.stringify(this.outstanding(gs.getUserID()));
    },

    // server
    record: function (userId, policyId) {
        const ack = new GlideRecord('x_acme_hr_policy_ack');
        ack.addQuery('user', userId);
        ack.addQuery('policy', policyId);
        ack.addQuery('version', this._version(policyId));
        ack.query();
        if (ack.next()) {
            return false;
        }
        ack.initialize();
        ack.user = userId;
        ack.policy = policyId;
        ack.version = this._version(policyId);
        ack.acknowledged_on = new GlideDateTime();
        return !!ack.insert();
    },

    outstanding: function (userId) {
        const missing = [];
        const pol = new GlideRecord('x_acme_hr_policy');
        pol.addQuery('mandatory', true);
        pol.addActiveQuery();
        pol.query();
        while (pol.next()) {
            const seen = new GlideRecord('x_acme_hr_policy_ack');
            seen.addQuery('user', userId);
            seen.addQuery('policy', pol.getUniqueValue());
            seen.addQuery('version', pol.getValue('version'));
            seen.query();
            if (!seen.hasNext()) {
                missing.push({ id: pol.getUniqueValue(), title: pol.getValue('title') });
            }
        }
        return missing;
    },

    _version: function (policyId) {
        const pol = new GlideRecord('x_acme_hr_policy');
        return pol.get(policyId) ? pol.getValue('version') : '';
    },

    type: 'PolicyAcknowledgement'
});

var AttestationReminder = Class.create();
AttestationReminder.prototype = {
    initialize: function () {
        this.notifier = new x_acme_core.Notifier();
    },

    /* returns the number of mails */
    remind: function (daysBefore) {
        var sent = 0;
        var gr = new GlideRecord('x_acme_vrm_attestation');
        gr.addQuery('state', 'pending');
        gr.addQuery('due', '<=', gs.daysAgoEnd(-1 * daysBefore));
        gr.query();
        while (gr.next()) {
            var to = gr.getValue('attester');
            if (this._tooSoon(gr)) continue;
            this.notifier.email(to, 'Attestation for ' + gr.getDisplayValue('vendor'), 'Please confirm before ' + gr.getDisplayValue('due'));
            gr.setValue('reminded_on', new GlideDateTime().getValue());
            gr.setValue('reminders', Number(gr.getValue('reminders')) + 1);
            gr.update();
            sent++;
        }
        return sent;
    },

    escalateSilent: function (afterReminders) {
        var boss = new x_acme_core.UserDirectory();
        var gr = new GlideRecord('x_acme_vrm_attestation');
        gr.addQuery('state', 'pending');
        gr.addQuery('reminders', '>=', afterReminders || 3);
        gr.query();
        while (gr.next()) {
            var m = boss.managerOf(gr.getValue('attester'));
            if (m)
                this.notifier.email(m, 'No attestation from ' + gr.getDisplayValue('attester'), gr.getLink(true));
        }
    },

    _tooSoon: function (gr) {
        if (!gr.getValue('reminded_on')) return false;
        return new x_acme_core.DateMath().businessDaysBetween(new GlideDateTime(gr.getValue('reminded_on')), new GlideDateTime()) < 3;
    },

    type: 'AttestationReminder'
};

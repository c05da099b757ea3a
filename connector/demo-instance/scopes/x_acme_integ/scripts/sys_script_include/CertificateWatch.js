var CertificateWatch = Class.create();
CertificateWatch.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('CertificateWatch');
    },

    /**
     * @param {number} days
     * @returns {Array<{id: string, partner: string, ends: string, daysLeft: number}>} soonest first
     */
    expiring: function (days) {
        var list = [];
        var gr = new GlideRecord('sys_certificate');
        gr.addActiveQuery();
        gr.addQuery('expires', '<=', gs.daysAgo(-days));
        gr.orderBy('expires');
        gr.query();
        var dm = new x_acme_core.DateMath();
        while (gr.next()) {
            list.push({
                id: gr.getUniqueValue(),
                partner: gr.getValue('name'),
                ends: gr.getValue('expires'),
                daysLeft: dm.daysBetween(new GlideDateTime(), new GlideDateTime(gr.getValue('expires')))
            });
        }
        return list;
    },

    ownerOf: function (certificateId) {
        var gr = new GlideRecord('x_acme_integ_partner');
        gr.addQuery('certificate', certificateId);
        gr.query();
        return gr.next() ? gr.getValue('owner') : '';
    },

    openRenewal: function (certificateId) {
        var task = new GlideRecord('x_acme_integ_renewal');
        task.addQuery('certificate', certificateId);
        task.addActiveQuery();
        task.query();
        if (task.next())
            return task.getUniqueValue();
        task.initialize();
        task.setValue('certificate', certificateId);
        task.setValue('assigned_to', this.ownerOf(certificateId));
        this.log.info('renewal opened', { certificate: certificateId });
        return task.insert();
    },

    type: 'CertificateWatch'
};

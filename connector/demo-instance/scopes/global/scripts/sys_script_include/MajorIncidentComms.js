var MajorIncidentComms = Class.create();
MajorIncidentComms.prototype = {
    initialize: function () {
        this.config = new x_acme_core.ConfigReader('acme.major');
        this.notifier = new x_acme_core.Notifier();
    },

    /**
     * Opens the bridge of an incident, or gives the one that is open already.
     * @param {GlideRecord} incident
     * @returns {string} sys_id of the bridge
     */
    openBridge: function (incident) {
        var gr = new GlideRecord('u_major_bridge');
        gr.addQuery('u_incident', incident.getUniqueValue());
        gr.addNullQuery('u_closed');
        gr.query();
        if (gr.next())
            return gr.getUniqueValue();
        gr.initialize();
        gr.setValue('u_incident', incident.getUniqueValue());
        gr.setValue('u_url', this.config.getString('bridge_url', '') + '/' + incident.getValue('number'));
        return gr.insert();
    },

    announce: function (incident, text) {
        var sent = 0;
        var people = this.stakeholders(incident);
        for (var i = 0; i < people.length; i++) {
            if (this.notifier.email(people[i], '[' + incident.getValue('number') + '] ' + incident.getValue('short_description'), text))
                sent++;
        }
        this.notifier.slack(this.config.getString('channel', '#major'), incident.getValue('number') + ': ' + text);
        this._protocol(incident, text, sent);
        return sent;
    },

    // owners of the services that are hit, and the managers on the list of the company
    stakeholders: function (incident) {
        var ids = this.config.getList('always_inform', []);
        new CIRelationWalker().servicesImpacted(incident.getValue('cmdb_ci')).forEach(function (service) {
            var gr = new GlideRecord('cmdb_ci_service');
            if (gr.get(service.id) && gr.getValue('owned_by'))
                ids.push(gr.getValue('owned_by'));
        });
        return new x_acme_core.ArrayTool().unique(ids);
    },

    closeBridge: function (incidentId) {
        var gr = new GlideRecord('u_major_bridge');
        gr.addQuery('u_incident', incidentId);
        gr.addNullQuery('u_closed');
        gr.query();
        if (!gr.next())
            return false;
        gr.setValue('u_closed', new GlideDateTime());
        return gr.update() !== null;
    },

    _protocol: function (incident, text, sent) {
        var line = new GlideRecord('u_major_protocol');
        line.initialize();
        line.setValue('u_incident', incident.getUniqueValue());
        line.setValue('u_text', text);
        line.setValue('u_recipients', sent);
        line.insert();
    },

    type: 'MajorIncidentComms'
};

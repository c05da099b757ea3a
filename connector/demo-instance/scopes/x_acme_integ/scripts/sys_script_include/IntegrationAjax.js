var IntegrationAjax = Class.create();
IntegrationAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getQueueDepth: function () {
        return new OutboundQueue().depth(this.getParameter('sysparm_target'));
    },

    listFields: function () {
        var table = this.getParameter('sysparm_table');
        if (!gs.hasRole('x_acme_integ.admin'))
            return '[]';
        var fields = new x_acme_core.TableSchema().fieldsOf(table);
        return JSON.stringify(fields);
    },

    testMap: function () {
        var mapper = new PayloadMapper(this.getParameter('sysparm_map'));
        var gr = new GlideRecord(this.getParameter('sysparm_table'));
        if (!gr.get(this.getParameter('sysparm_record')))
            return JSON.stringify({ error: 'record not found' });
        var payload = mapper.map(gr);
        var errors = mapper.validate(payload);
        return JSON.stringify({ payload: payload, valid: errors.length === 0, errors: errors });
    },

    type: 'IntegrationAjax'
});

var ConnectionAjax = Class.create();
ConnectionAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
	ping: function() {
		var target = this.getParameter('sysparm_target');
		if (target == 'sap')
			return new SapConnector().ping() ? 'ok' : 'failed';
		var probe = new MidProbe();
		return probe.isUp(target) ? 'ok' : 'failed';
	},

	tokenAge: function() {
		var gr = new GlideRecord('x_acme_integ_token');
		if (!gr.get('alias', this.getParameter('sysparm_alias')))
			return -1;
		return gs.dateDiff(gr.getValue('sys_updated_on'), gs.nowDateTime(), true);
	},

	type: 'ConnectionAjax'
});

var SafetyAjax = Class.create();
SafetyAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

	openItems: function() {
		var items = new SafetyChecklist(this.getParameter('sysparm_task')).openItems();
		var texts = [];
		for (var i = 0; i < items.length; i++)
			texts.push(items[i].text);
		return texts.join('\n');
	},

	saveAnswer: function() {
		var list = new SafetyChecklist(this.getParameter('sysparm_task'));
		list.answer(this.getParameter('sysparm_key'), this.getParameter('sysparm_value'), this.getParameter('sysparm_note'));
		return list.isComplete() ? 'complete' : 'open';
	},

	// own certificates that run out within n days, as "skill until" lines
	myCertificates: function() {
		var days = parseInt(this.getParameter('sysparm_days'), 10) || 60;
		var me = gs.getUserID();
		return new TechnicianSkills().expiring(days).filter(function(c) {
			return c.technician == me;
		}).map(function(c) {
			return c.skill + ' ' + c.until;
		}).join('\n');
	},

	type: 'SafetyAjax'
});

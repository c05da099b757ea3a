var CrewBuilder = Class.create();
CrewBuilder.prototype = {
	initialize: function(taskId) {
		this.task = new GlideRecord('x_acme_fsm_wo_task');
		this.task.get(taskId);
		this.members = [];
	},

	// one lead with all skills, then helpers up to size
	build: function(size) {
		var ranked = new DispatchBoard().rank(this.task, size * 3);
		if (ranked.length < size)
			return [];
		this.members = ranked.slice(0, size).map(function(r, i) {
			return { user: r.technicianId, role: i === 0 ? 'lead' : 'helper' };
		});
		return this.members;
	},

	save: function() {
		for (var i = 0; i < this.members.length; i++) {
			var gr = new GlideRecord('x_acme_fsm_crew_member');
			gr.initialize();
			gr.task = this.task.getUniqueValue();
			gr.user = this.members[i].user;
			gr.role = this.members[i].role;
			gr.insert();
		}
		return this.members.length;
	},

	leadOf: function() {
		var gr = new GlideRecord('x_acme_fsm_crew_member');
		gr.addQuery('task', this.task.getUniqueValue());
		gr.addQuery('role', 'lead');
		gr.query();
		return gr.next() ? gr.getValue('user') : null;
	},

	type: 'CrewBuilder'
};

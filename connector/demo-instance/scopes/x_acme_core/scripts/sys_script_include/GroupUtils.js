var GroupUtils = Class.create();
GroupUtils.prototype = {

	initialize : function() {
		this.added = 0;
	},

	getGroupManager : function(group) {
		var grp = new GlideRecord("sys_user_group");
		if (!grp.get(group))
			grp.get("name", group);
		if (!grp.isValidRecord())
			return "";
		if (!gs.nil(grp.manager))
			return grp.manager.toString();
		// no manager? then the one of the parent group
		if (!gs.nil(grp.parent))
			return this.getGroupManager(grp.parent.toString());
		return "";
	},

	/**
	 * @param group sys_id of the group
	 * @param users array of sys_ids
	 * @return how many this object has added so far, not only in this call
	 */
	addMembers : function(group, users) {
		var existing = this.getMemebers(group);
		for (var i = 0; i < users.length; i++) {
			if (existing.indexOf(users[i]) > -1)
				continue;
			var m = new GlideRecord("sys_user_grmember");
			m.initialize();
			m.group = group;
			m.user = users[i];
			if (m.insert())
				this.added++;
		}
		return this.added;
	},

	// the name is misspelled since 2019, too many callers to change it
	getMemebers : function(group) {
		var ids = [];
		var m = new GlideRecord("sys_user_grmember");
		m.addQuery("group", group);
		m.query();
		while (m.next()) {
			ids.push(m.user + "");
		}
		return ids;
	},

	removeMember : function(group, user) {
		var m = new GlideRecord("sys_user_grmember");
		m.addQuery("group", group);
		m.addQuery("user", user);
		m.query();
		var removed = m.getRowCount() > 0;
		m.deleteMultiple();
		return removed;
	},

	type : "GroupUtils"
};

var TaskAssignment = Class.create();
TaskAssignment.prototype = {
    initialize: function () {
        this.config = new x_acme_core.ConfigReader('acme.assignment');
        this.directory = new x_acme_core.UserDirectory();
    },

    // CI first, then the category map, then the service desk
    suggestGroup: function (task) {
        var ci = task.getValue('cmdb_ci');
        if (ci) {
            var owner = getSupportGroup(ci);
            if (owner)
                return owner;
        }
        var category = task.isValidField('category') ? task.getValue('category') : '';
        if (category) {
            var map = new GlideRecord('u_assignment_map');
            map.addQuery('u_table', task.getTableName());
            map.addQuery('u_category', category);
            map.orderBy('u_order');
            map.query();
            if (map.next())
                return map.getValue('u_group');
        }
        return this.config.getString('default_group', '');
    },

    /**
     * @param {string} groupId
     * @returns {string} empty when the group has nobody or everybody has acme.assignment.max_open tasks
     */
    leastLoadedMember: function (groupId) {
        var members = this.directory.groupMembers(groupId);
        if (!members.length)
            return '';
        var load = this._openPerUser(members);
        var best = '';
        members.forEach(function (id) {
            if (!best || (load[id] || 0) < (load[best] || 0))
                best = id;
        });
        var ceiling = this.config.getNumber('max_open', 25);
        return (load[best] || 0) >= ceiling ? '' : best;
    },

    reassign: function (task, groupId, reason) {
        if (task.getValue('assignment_group') === groupId)
            return false;
        var from = task.getDisplayValue('assignment_group');
        task.setValue('assignment_group', groupId);
        task.setValue('assigned_to', this.leastLoadedMember(groupId));
        task.work_notes = 'Moved from ' + (from || 'nobody') + ': ' + reason;
        return task.update() !== null;
    },

    _openPerUser: function (userIds) {
        var load = {};
        var ga = new GlideAggregate('task');
        ga.addActiveQuery();
        ga.addQuery('assigned_to', 'IN', userIds.join(','));
        ga.addAggregate('COUNT');
        ga.groupBy('assigned_to');
        ga.query();
        while (ga.next())
            load[ga.getValue('assigned_to')] = parseInt(ga.getAggregate('COUNT'), 10);
        return load;
    },

    type: 'TaskAssignment'
};

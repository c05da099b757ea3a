var OnCallLookup = Class.create();
OnCallLookup.prototype = {
    initialize: function () {
        this.rota = new OnCallRotation();
        this.directory = new x_acme_core.UserDirectory();
    },

    // sys_id of the person on call now, the group's manager when nobody is
    primary: function (groupId, at) {
        var when = at || new GlideDateTime();
        var ids = this._members(groupId, when);
        for (var i = 0; i < ids.length; i++) {
            if (this.directory.isActive(ids[i]))
                return ids[i];
        }
        return new x_acme_core.GroupUtils().getGroupManager(groupId);
    },

    escalationChain: function (groupId) {
        return x_acme_core.ArrayTool.unique(this._members(groupId, new GlideDateTime()));
    },

    hasRota: function (groupId) {
        return new x_acme_core.RecordFinder('cmn_rota').exists('active=true^group=' + groupId);
    },

    _members: function (groupId, when) {
        var people = [];
        var answer = JSON.parse(this.rota.who(groupId, when) || '[]');
        answer.forEach(function (row) {
            people.push(row.userId);
        });
        return people;
    },

    type: 'OnCallLookup'
};

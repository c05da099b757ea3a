var GroupUtil = Class.create();
GroupUtil.prototype = {
    initialize: function () {},

    // list of {id, name, email}, inactive people too
    members: function (group) {
        var list = [];
        var m = new GlideRecord('sys_user_grmember');
        m.addQuery('group.name', group).addOrCondition('group', group);
        m.orderBy('user.name');
        m.query();
        while (m.next()) {
            var u = m.user.getRefRecord();
            list.push({ id: u.getUniqueValue(), name: u.getValue('name'), email: u.getValue('email') });
        }
        return list;
    },

    isMember: function (user, group) {
        return this.members(group).some(function (m) { return m.id == user; });
    },

    type: 'GroupUtil'
};

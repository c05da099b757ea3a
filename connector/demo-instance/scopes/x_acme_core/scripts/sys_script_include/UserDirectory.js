var UserDirectory = Class.create();

UserDirectory.prototype = {
    initialize: function () {
        this._users = {};
    },

    managerOf: function (userId) {
        var u = this._load(userId);
        return u ? u.manager : '';
    },

    /**
     * @param {string} group sys_id or name
     * @returns {string[]} active members only
     */
    groupMembers: function (group) {
        var groupId = this._groupId(group);
        if (!groupId)
            return [];
        var ids = [];
        var gr = new GlideRecord('sys_user_grmember');
        gr.addQuery('group', groupId);
        gr.addQuery('user.active', true);
        gr.query();
        while (gr.next())
            ids.push(gr.getValue('user'));
        return ids;
    },

    isActive: function (userId) {
        var u = this._load(userId);
        return !!u && u.active && !u.locked;
    },

    preferredLanguage: function (userId) {
        var u = this._load(userId);
        return (u && u.language) || gs.getProperty('glide.sys.language', 'en');
    },

    hasAnyRole: function (userId, roles) {
        var names = typeof roles === 'string' ? roles.split(',') : roles;
        var gr = new GlideRecord('sys_user_has_role');
        gr.addQuery('user', userId);
        gr.addQuery('role.name', 'IN', names.concat('admin').join(','));
        gr.setLimit(1);
        gr.query();
        return gr.hasNext();
    },

    // sys_id or empty text. Mail addresses are not unique here: an active account wins
    findByEmail: function (email) {
        if (!email)
            return '';
        var gr = new GlideRecord('sys_user');
        gr.addQuery('email', String(email).toLowerCase());
        gr.orderByDesc('active');
        gr.orderBy('sys_created_on');
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr.getUniqueValue() : '';
    },

    _load: function (userId) {
        if (!userId)
            return null;
        if (this._users[userId] !== undefined)
            return this._users[userId];
        var gr = new GlideRecord('sys_user');
        if (!gr.get(userId)) {
            this._users[userId] = null;
            return null;
        }
        this._users[userId] = {
            manager: gr.getValue('manager') || '',
            active: gr.getValue('active') == '1',
            locked: gr.getValue('locked_out') == '1',
            language: gr.getValue('preferred_language')
        };
        return this._users[userId];
    },

    _groupId: function (group) {
        if (/^[0-9a-f]{32}$/.test(group))
            return group;
        var gr = new GlideRecord('sys_user_group');
        return gr.get('name', group) ? gr.getUniqueValue() : '';
    },

    type: 'UserDirectory'
};

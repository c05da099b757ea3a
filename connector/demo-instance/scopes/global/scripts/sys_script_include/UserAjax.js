var UserAjax = Class.create();
UserAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, {

    getManager: function () {
        var user = this._user();
        if (!user || gs.nil(user.manager))
            return '';
        var result = this.newItem('manager');
        result.setAttribute('sys_id', user.getValue('manager'));
        result.setAttribute('name', user.getDisplayValue('manager'));
        return user.getValue('manager');
    },

    getLocation: function () {
        var user = this._user();
        if (!user) return '{}';
        return JSON.stringify({ id: user.getValue('location') || '', name: user.getDisplayValue('location'), country: user.location.country.toString() });
    },

    isVip: function () {
        var user = this._user();
        return user && user.getValue('vip') == '1' ? 'true' : 'false';
    },

    _user: function () {
        var gr = new GlideRecord('sys_user');
        return gr.get(this.getParameter('sysparm_user')) ? gr : null;
    },

    type: 'UserAjax'
});

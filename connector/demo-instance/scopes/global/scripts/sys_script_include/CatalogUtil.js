var CatalogUtil = Class.create();
CatalogUtil.prototype = {
    initialize: function () {
        this.directory = new x_acme_core.UserDirectory();
    },

    /**
     * @param {string} userId
     * @param {string} itemId sc_cat_item
     * @returns {{allowed: boolean, reason: string}}
     */
    canOrder: function (userId, itemId) {
        var result = { allowed: true, reason: '' };
        if (!this.directory.isActive(userId)) {
            result.allowed = false;
            result.reason = gs.getMessage('The user is not active');
            return result;
        }
        var roles = this._requiredRoles(itemId);
        if (roles.length && !this.directory.hasAnyRole(userId, roles)) {
            result.allowed = false;
            result.reason = gs.getMessage('One of these roles is needed: {0}', roles.join(', '));
        }
        return result;
    },

    variablesOf: function (ritm) {
        var out = {};
        var set = new GlideRecord('sc_item_option_mtom');
        set.addQuery('request_item', ritm.getUniqueValue());
        set.query();
        while (set.next()) {
            var option = set.sc_item_option;
            var name = option.item_option_new.name.toString();
            if (name)
                out[name] = option.value.toString();
        }
        return out;
    },

    _requiredRoles: function (itemId) {
        var gr = new GlideRecord('sc_cat_item');
        if (!gr.get(itemId))
            return [];
        var roles = gr.getValue('roles');
        return roles ? roles.split(',') : [];
    },

    type: 'CatalogUtil'
};

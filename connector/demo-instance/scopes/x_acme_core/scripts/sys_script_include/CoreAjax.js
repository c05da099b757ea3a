var CoreAjax = Class.create();
CoreAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getUserDetails: function () {
        var id = this.getParameter('sysparm_user') || gs.getUserID();
        var user = new RecordFinder('sys_user').byId(id);
        if (!user)
            return JSON.stringify({ error: 'not found' });
        var dir = new UserDirectory();
        return JSON.stringify({
            name: user.getDisplayValue(),
            email: user.getValue('email'),
            department: user.getDisplayValue('department'),
            manager: dir.managerOf(id),
            language: dir.preferredLanguage(id)
        });
    },

    // only the keys in the white list go to browsers
    getConfigValue: function () {
        var key = this.getParameter('sysparm_key');
        var reader = new ConfigReader();
        if (reader.getList('client_keys').indexOf(String(key)) < 0)
            return '';
        return reader.getString(key, '');
    },

    validateNumber: function () {
        var table = this.getParameter('sysparm_table');
        var number = this.getParameter('sysparm_number');
        if (!table || !number)
            return 'false';
        return new RecordFinder(table).byNumber(number) ? 'true' : 'false';
    },

    type: 'CoreAjax'
});

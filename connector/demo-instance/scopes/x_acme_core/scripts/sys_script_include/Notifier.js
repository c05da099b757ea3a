var Notifier = Class.create();
Notifier.prototype = {
    initialize: function() {
        this.dir = new UserDirectory();
        this.cfg = new ConfigReader('x_acme_core.notify');
    },

    /**
     * @param {string} userId
     * @param {string} subject outside production the instance name is put in front
     * @param {string} body
     * @returns {boolean} false for inactive users and bad addresses
     */
    email: function(userId, subject, body) {
        if (!this.dir.isActive(userId)) {
            return false;
        }
        var user = new RecordFinder('sys_user').byId(userId);
        var address = user.getValue('email');
        if (!address || !PatternValidator.isEmail(address)) {
            gs.warn('Notifier: no usable address for ' + user.getValue('user_name'));
            return false;
        }
        var mail = new GlideRecord('sys_email');
        mail.initialize();
        mail.setValue('type', 'send-ready');
        mail.setValue('recipients', address);
        mail.setValue('subject', this._prefix() + subject);
        mail.setValue('body', body);
        return !gs.nil(mail.insert());
    },

    event: function(name, record, p1, p2) {
        gs.eventQueue(name, record, String(p1 || ''), String(p2 || ''));
        return true;
    },

    slack: function(channel, text) {
        if (!this.cfg.isEnabled('slack_on')) return false;
        var hook = this.cfg.getString('slack_hook', '');
        if (!hook) return false;
        var http = new HttpClient(hook);
        http.post('/', { channel: channel, text: StringTool.truncate(text, 3000) });
        return http.lastStatus() === 200;
    },

    /* one mail for the whole group, items are {label, link} or plain text */
    digest: function(groupId, items) {
        if (!items || !items.length) return 0;
        var lines = items.map(function(it) {
            if (typeof it === 'string') return '<li>' + it + '</li>';
            return '<li><a href="' + it.link + '">' + it.label + '</a></li>';
        });
        var members = this.dir.groupMembers(groupId);
        var sent = 0;
        for (var i = 0; i < members.length; i++) {
            if (this.email(members[i], items.length + ' items need your attention', '<ul>' + lines.join('') + '</ul>'))
                sent++;
        }
        return sent;
    },

    _prefix: function() {
        var instance = gs.getProperty('instance_name', '');
        return /prod/.test(instance) ? '' : '[' + instance + '] ';
    },

    type: 'Notifier'
};

var LdapDelta = Class.create();
LdapDelta.prototype = {
    initialize: function (ouName) {
        this.ou = ouName;
        this.marker = 'x_acme_integ.ldap.' + ouName + '.usn';
    },

    // switched off when Workday became the master of people (INTG-311)
    changedSince: function () {
        var usn = parseInt(gs.getProperty(this.marker, '0'), 10);
        var rows = [];
        var gr = new GlideRecord('ldap_ou_config');
        gr.addQuery('name', this.ou);
        gr.query();
        if (!gr.next())
            return rows;
        var stage = new GlideRecord('x_acme_integ_ldap_stage');
        stage.addQuery('ou', gr.getUniqueValue());
        stage.addQuery('usn', '>', usn);
        stage.orderBy('usn');
        stage.query();
        while (stage.next()) {
            rows.push({ dn: stage.getValue('dn'), mail: stage.getValue('mail'), disabled: (stage.getValue('uac') & 2) == 2 });
            usn = parseInt(stage.getValue('usn'), 10);
        }
        gs.setProperty(this.marker, usn);
        return rows;
    },

    deactivate: function (rows) {
        var dir = new x_acme_core.UserDirectory();
        var n = 0;
        for (var i = 0; i < rows.length; i++) {
            if (!rows[i].disabled)
                continue;
            var id = dir.findByEmail(rows[i].mail);
            var u = new GlideRecord('sys_user');
            if (id && u.get(id)) {
                u.active = false;
                u.update();
                n++;
            }
        }
        return n;
    },

    type: 'LdapDelta'
};

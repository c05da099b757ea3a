var OrgChart = Class.create();
OrgChart.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getReports: function() {
        return JSON.stringify(this.directReports(this.getParameter('sysparm_manager')));
    },

    directReports: function(managerId) {
        var out = [];
        var u = new GlideRecord('sys_user');
        u.addQuery('manager', managerId);
        u.addActiveQuery();
        u.orderBy('name');
        u.query();
        while (u.next())
            out.push({ id: u.getUniqueValue(), name: u.getValue('name'), title: u.getValue('title') });
        return out;
    },

    chainOf: function(userId) {
        var chain = [], dir = new x_acme_core.UserDirectory();
        var m = dir.managerOf(userId);
        while (m && chain.indexOf(m) < 0 && chain.length < 12) { // somebody was his own manager once
            chain.push(m);
            m = dir.managerOf(m);
        }
        return chain;
    },

    span: function(managerId) {
        var self = this;
        return this.directReports(managerId).reduce(function(n, r) {
            return n + 1 + self.span(r.id);
        }, 0);
    },

    // somebody of the same manager who is here for more than a year
    suggestBuddy: function(userId) {
        var ep = new EmployeeProfile();
        var peers = this.directReports(new x_acme_core.UserDirectory().managerOf(userId));
        for (var i = 0; i < peers.length; i++) {
            if (peers[i].id != userId && ep.anniversary(peers[i].id).years >= 1)
                return peers[i].id;
        }
        return '';
    },

    type: 'OrgChart'
});

var ExceptionRegister = Class.create();
ExceptionRegister.prototype = {

    initialize: function () {
        this.T = 'x_acme_vrm_exception';
    },

    request: function (issueId, justification, until) {
        var issue = new GlideRecord('x_acme_vrm_issue');
        if (!issue.get(issueId)) return null;
        var ex = new GlideRecord(this.T);
        ex.initialize();
        ex.setValue('issue', issueId);
        ex.setValue('vendor', issue.getValue('vendor'));
        ex.setValue('justification', justification);
        ex.setValue('valid_until', until);
        ex.setValue('state', 'requested');
        var id = ex.insert();
        ex.get(id);
        var router = new x_acme_core.ApprovalRouter();
        router.requestApproval(ex, router.approversFor(ex), justification);
        return id;
    },

    covers: function (issueId) {
        return new x_acme_core.RecordFinder(this.T).exists('issue=' + issueId + '^state=approved^valid_until>=javascript:gs.beginningOfToday()');
    },

    activeFor: function (vendorId) {
        var list = [];
        var ex = new GlideRecord(this.T);
        ex.addQuery('vendor', vendorId);
        ex.addQuery('state', 'approved');
        ex.addQuery('valid_until', '>=', new GlideDateTime().getDate());
        ex.query();
        while (ex.next())
            list.push({ id: ex.getUniqueValue(), number: ex.getValue('number'), kind: ex.getValue('kind'), until: ex.getValue('valid_until') });
        return list;
    },

    expire: function () {
        var ex = new GlideRecord(this.T);
        ex.addQuery('state', 'approved');
        ex.addQuery('valid_until', '<', new GlideDateTime().getDate());
        ex.query();
        var ids = [];
        while (ex.next()) {
            ids.push(ex.getUniqueValue());
            ex.setValue('state', 'expired');
            ex.update();
        }
        return ids;
    },

    type: 'ExceptionRegister'
};

var EvidenceAjax = Class.create();
EvidenceAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    list: function () {
        var rows = new EvidenceVault().listFor(this.getParameter('sysparm_assessment'));
        var root = this.newItem('evidence');
        root.setAttribute('count', rows.length);
        for (var i = 0; i < rows.length; i++) {
            var node = this.newItem('file');
            node.setAttribute('id', rows[i].id);
            node.setAttribute('kind', rows[i].kind);
            node.setAttribute('until', rows[i].until);
        }
    },

    verify: function () {
        return new EvidenceVault().isIntact(this.getParameter('sysparm_evidence')) ? 'ok' : 'changed';
    },

    // TODO the portal does not use it yet (VRM-260)
    closeWith: function () {
        return new IssueTracker().close(this.getParameter('sysparm_issue'), this.getParameter('sysparm_evidence'), 'Closed from the evidence list');
    },

    type: 'EvidenceAjax'
});

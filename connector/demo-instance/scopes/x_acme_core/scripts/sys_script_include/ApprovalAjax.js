var ApprovalAjax = Class.create();
ApprovalAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
    previewApprovers: function () {
        var rec = new RecordFinder(this.getParameter('sysparm_table')).byId(this.getParameter('sysparm_id'));
        if (!rec || !rec.canRead())
            return '[]';
        var names = new ApprovalRouter().approversFor(rec).map(function (id) {
            var u = new GlideRecord('sys_user');
            return u.get(id) ? u.getValue('name') : id;
        });
        return JSON.stringify(names);
    },

    whoActsFor: function () {
        var user = this.getParameter('sysparm_user');
        var delegate = new ApprovalRouter().delegateOf(user);
        return delegate === user ? '' : delegate;
    },

    type: 'ApprovalAjax'
});

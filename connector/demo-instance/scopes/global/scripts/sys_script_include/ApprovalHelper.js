// Approvals for the service catalog. The scoped ApprovalRouter came later, we kept this for RITMs
var ApprovalHelper = Class.create();
ApprovalHelper.prototype = Object.extendsObject(x_acme_core.ApprovalRouter, {

    initialize: function () {
        x_acme_core.ApprovalRouter.prototype.initialize.call(this);
        this.costLimit = parseFloat(gs.getProperty('acme.catalog.cost_limit', '500'));
    },

    approversFor: function (record) {
        var ids = x_acme_core.ApprovalRouter.prototype.approversFor.call(this, record);
        if (record.getTableName() !== 'sc_req_item')
            return ids;
        if (parseFloat(record.getValue('price')) * parseInt(record.getValue('quantity') || '1', 10) > this.costLimit) {
            var owner = this._costCenterOwner(record);
            if (owner && ids.indexOf(owner) < 0)
                ids.push(owner);
        }
        return ids;
    },

    pendingOlderThan: function (days) {
        var list = [];
        var gr = new GlideRecord('sysapproval_approver');
        gr.addQuery('state', 'requested');
        gr.addQuery('sys_created_on', '<', gs.daysAgoStart(days));
        gr.query();
        while (gr.next()) {
            list.push({ approval: gr.getUniqueValue(), approver: gr.getValue('approver'), target: gr.getDisplayValue('sysapproval') });
        }
        return list;
    },

    approveAsSystem: function (approvalId, why) {
        var gr = new GlideRecord('sysapproval_approver');
        if (!gr.get(approvalId))
            return false;
        gr.state = 'approved';
        gr.comments = why;
        gr.update();
        return true;
    },

    _costCenterOwner: function (record) {
        var user = record.request.requested_for.getRefRecord();
        return user.cost_center.manager ? user.cost_center.manager.toString() : '';
    },

    type: 'ApprovalHelper'
});

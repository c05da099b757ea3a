(function executeRule(current, previous /*null when async*/) {
    var helper = new ApprovalHelper();
    var approvers = helper.approversFor(current);
    if (approvers.length == 0) {
        current.approval = 'approved';
        current.update();
        return;
    }
    var ids = helper.requestApproval(current, approvers, 'Requested by ' + gs.getUserDisplayName());
    current.approval = ids.length > 0 ? 'requested' : 'not requested';
    current.update();
})(current, previous);

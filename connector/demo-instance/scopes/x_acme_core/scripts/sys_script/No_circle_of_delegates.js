(function executeRule(current, previous /*null when async*/) {
    // A delegates to B and B to A: ApprovalRouter follows one step only, but the inbox of both stays empty
    var user = current.getValue('user');
    var to = current.getValue('delegate');
    var back = new ApprovalRouter().delegateOf(to);
    if (back === user) {
        gs.addErrorMessage(gs.getMessage('{0} has named you as delegate for the same time', current.getDisplayValue('delegate')));
        current.setAbortAction(true);
        return;
    }
    if (!new UserDirectory().isActive(to)) {
        current.delegate.setError('The delegate is not active');
        current.setAbortAction(true);
        return;
    }
    var q = new QueryBuilder('sys_user_delegate')
        .where('user', user)
        .where('sys_id', '!=', current.getUniqueValue())
        .where('ends', '>=', current.getValue('starts'));
    if (q.count() > 0)
        gs.addInfoMessage('You have another delegate in that time, the later start wins');
    new ScratchStore('delegates').put(user, { to: to, at: new GlideDateTime().getValue() }, 1440);
})(current, previous);

(function executeRule(current, previous /*null when async*/) {
    var tokens = new TokenCache();
    tokens.revoke(current.getValue('id'));
    if (current.operation() == 'delete')
        return;
    try {
        tokens.refresh(current.getValue('id'));
    } catch (e) {
        gs.addErrorMessage('The new credentials do not work: ' + e.message);
    }
})(current, previous);

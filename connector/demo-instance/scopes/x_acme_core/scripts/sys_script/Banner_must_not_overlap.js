(function executeRule(current, previous) {
    var starts = new GlideDateTime(current.getValue('starts'));
    var ends = new GlideDateTime(current.getValue('ends'));
    if (!starts.before(ends)) {
        gs.addErrorMessage(gs.getMessage('A banner ends after it starts'));
        current.setAbortAction(true);
        return;
    }
    var math = new DateMath();
    var others = new RecordFinder('x_acme_core_banner').all('active=true^sys_id!=' + current.getUniqueValue(), 50);
    for (var i = 0; i < others.length; i++) {
        var from = new GlideDateTime(others[i].getValue('starts'));
        if (math.overlaps(starts, ends, from, new GlideDateTime(others[i].getValue('ends')))) {
            gs.addErrorMessage(gs.getMessage('There is already a banner at that time: {0}', others[i].getValue('text')));
            current.setAbortAction(true);
            return;
        }
    }
})(current, previous);

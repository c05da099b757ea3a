var sample = new RecordFinder(current.getValue('table')).first('active=true^ORDERBYDESCsys_created_on');
if (!sample) {
    gs.addInfoMessage(gs.getMessage('There is no active record in {0} to try the rule on', current.getValue('table')));
} else {
    var who = new ApprovalRouter().approversFor(sample);
    var names = [];
    for (var i = 0; i < who.length; i++) {
        var u = new RecordFinder('sys_user').byId(who[i]);
        names.push(u ? u.getValue('name') + ' (' + StringTool.maskEmail(u.getValue('email')) + ')' : who[i]);
    }
    gs.addInfoMessage(sample.getDisplayValue() + ': ' + (names.join(', ') || 'nobody'));
}
action.setRedirectURL(current);

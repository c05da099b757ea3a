var seq = new NumberSequence(current.getValue('prefix'));
var was = seq.peek();
try {
    seq.reset(parseInt(current.getValue('u_reset_to'), 10) || 0);
    new AuditTrail(current).add('reset', { from: was, to: new NumberSequence(current.getValue('prefix')).peek() });
    gs.addInfoMessage(gs.getMessage('Next number is {0}', seq.peek()));
    new Notifier().email(new UserDirectory().managerOf(gs.getUserID()), 'Number range ' + current.prefix + ' was reset', 'It was at ' + was);
} catch (e) {
    new Logger('Reset sequence').error('prefix ' + current.prefix, e);
    gs.addErrorMessage(e.message);
}
action.setRedirectURL(current);

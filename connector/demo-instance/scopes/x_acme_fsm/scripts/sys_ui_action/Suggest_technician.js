var board = new DispatchBoard();
var best = board.suggestTechnician(current);
if (!best) {
    gs.addErrorMessage(gs.getMessage('Nobody is free with these skills. Try another slot.'));
} else {
    var outcome = board.assign(current.getUniqueValue(), best.technicianId);
    if (outcome.ok) {
        gs.addInfoMessage(gs.getMessage('Assigned, score {0}: {1}', [String(best.score), best.reasons.join(', ')]));
    } else {
        var numbers = outcome.conflicts.map(function (c) { return c.number; });
        gs.addErrorMessage(outcome.reason + ' ' + numbers.join(' '));
    }
}
action.setRedirectURL(current);

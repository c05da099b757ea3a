// the other task is named in u_swap_with
var mine = current.getUniqueValue();
var other = new GlideRecord('x_acme_fsm_wo_task');
if (!other.get(current.getValue('u_swap_with'))) {
	gs.addErrorMessage('Please fill in the other task first');
} else {
	var site = function(t) {
		return { lat: parseFloat(t.location.latitude), lon: parseFloat(t.location.longitude) };
	};
	var minutes = new RoutePlanner().travelMinutes(site(current), site(other));
	var outcome = new DispatchBoard().swap(mine, other.getUniqueValue());
	if (outcome.ok) {
		gs.addInfoMessage('Swapped, the sites are ' + minutes + ' minutes apart');
		// the safety answers belong to the person who gave them
		[mine, other.getUniqueValue()].forEach(function(id) {
			var list = new SafetyChecklist(id);
			list.questions().forEach(function(q) {
				if (q.mandatory)
					list.answer(q.key, '', 'Technician changed');
			});
		});
	} else if (outcome.reason == 'swap_refused') {
		gs.addErrorMessage('Not possible: ' + outcome.conflicts.map(function(c) { return c.number; }).join(', '));
	} else {
		gs.addErrorMessage(gs.getMessage(outcome.reason));
	}
	var load = new DispatchBoard().loadOf(other.getValue('assigned_to'), current.getValue('scheduled_start').substring(0, 10));
	if (load.minutes > 480)
		gs.addInfoMessage(gs.getMessage('The other technician has {0} minutes on that day now', String(load.minutes)));
}
action.setRedirectURL(current);

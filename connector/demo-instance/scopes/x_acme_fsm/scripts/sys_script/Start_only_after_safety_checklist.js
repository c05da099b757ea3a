(function executeRule(current, previous) {
	if (!current.state.changesTo(DispatchBoard.STATES.ON_SITE))
		return;

	var list = new SafetyChecklist(current.getUniqueValue());
	if (list.isComplete())
		return;

	var open = list.openItems();
	var texts = open.map(function(q) { return q.text; });
	current.setAbortAction(true);
	gs.addErrorMessage('Safety first. Still open: ' + texts.join('; '));
	new x_acme_core.AuditTrail(current).add('start_refused', { open: texts });
})(current, previous);

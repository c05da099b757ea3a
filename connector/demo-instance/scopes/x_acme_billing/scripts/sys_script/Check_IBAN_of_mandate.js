(function executeRule(current, previous /*null when async*/) {

	var iban = current.getValue('iban').replace(/\s+/g, '').toUpperCase();
	current.setValue('iban', iban);

	var checker = new x_acme_core.PatternValidator();
	if (!checker.checkIban(iban)) {
		gs.addErrorMessage(gs.getMessage('This IBAN is not valid'));
		current.setAbortAction(true);
		return;
	}
	if (!x_acme_core.CountryRegion.isEu(iban.substring(0, 2)) && iban.substring(0, 2) != 'CH') {
		gs.addErrorMessage(gs.getMessage('SEPA does not reach this bank'));
		current.setAbortAction(true);
	}

})(current, previous);

(function executeRule(current, previous) {
	var code = String(current.country).toUpperCase();
	if (code.length != 2)
		return;
	var regions = new CountryRegion();
	current.setValue('u_region', regions.regionOf(code));
	current.setValue('country', regions.nameOf(code));
	if (!regions.sameRegion(code, String(previous.u_country_code || code)))
		new AuditTrail(current).addChanges(previous, ['u_region', 'country', 'contact']);
	current.setValue('u_country_code', code);
})(current, previous);

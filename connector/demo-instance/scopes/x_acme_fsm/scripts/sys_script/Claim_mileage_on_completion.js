(function executeRule(current, previous) {
    var km = parseFloat(current.getValue('driven_km') || '0');
    if (!km || km < 0 || !current.state.changesTo('7')) return;
    var claim = new MileageClaim(current.getValue('assigned_to'));
    claim.claim(current.getUniqueValue(), km);
    var open = claim.openAmount();
    if (open > 500) {
        new x_acme_core.Notifier().email(current.getValue('assigned_to'), 'Your mileage claims', 'There are ' + open + ' EUR not paid out yet. Please submit them.');
    }
})(current, previous);

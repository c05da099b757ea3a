(function executeRule(current, previous) {
    var comms = new MajorIncidentComms();
    if (current.getValue('major_incident_state') === 'accepted') {
        comms.openBridge(current);
        var onCall = new OnCallLookup().primary(current.getValue('assignment_group'));
        comms.announce(current, 'Bridge is open' + (onCall ? ', led by ' + current.getDisplayValue('assignment_group') : ''));
        return;
    }
    if (!new IncidentUtils().isOpen(current))
        comms.closeBridge(current.getUniqueValue());
})(current, previous);

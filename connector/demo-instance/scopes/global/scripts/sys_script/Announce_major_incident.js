(function executeRule(current, previous) {
    if (!IncidentUtilsSNC.isMajor(current))
        return;
    var services = new CIRelationWalker().servicesImpacted(current.getValue('cmdb_ci'));
    var names = services.map(function (s) { return s.name; });
    var text = new IncidentUtils().summaryText(current) + '\nServices: ' + (names.join(', ') || 'unknown');

    var notifier = new x_acme_core.Notifier();
    if (!notifier.slack('#major-incidents', text))
        gs.warn('Slack is off, ' + current.number + ' was not announced there');
    var chain = new OnCallLookup().escalationChain(current.getValue('assignment_group'));
    for (var i = 0; i < chain.length && i < 3; i++)
        notifier.email(chain[i], 'Major incident ' + current.number, text.replace(/\n/g, '<br/>'));

    var eventId = new x_acme_integ.EventBridge().publish('incident.major', {
        number: current.getValue('number'),
        services: services
    });
    gs.info('Published ' + eventId + ' for ' + current.number);
})(current, previous);

(function () {
    var walker = new global.CIRelationWalker();
    var services = walker.servicesImpacted(current.getValue('cmdb_ci'));
    var onCallGroup = global.getSupportGroup(current.getValue('cmdb_ci'));

    var text = current.getValue('short_description');
    if (services.length)
        text += '\n\nServices: ' + services.length;
    var related = new global.IncidentUtils().relatedProblems(current.getUniqueValue());
    if (related && related.length)
        text += '\n\nKnown problems: ' + related.length;

    var teams = new TeamsNotifier();
    var sent = teams.send('major-incidents', current.getValue('number') + ' is a major incident', text, 'attention');
    if (onCallGroup)
        teams.mentionGroup('major-incidents', onCallGroup, 'Please join the bridge for ' + current.number);
    if (!sent)
        new SlackBridge().postThread(current, '#major', text);
})();

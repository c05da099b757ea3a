// incidents which wait for this problem are solved with its workaround, its articles go along
(function () {
    var helper = new KnowledgeHelper();
    var articles = helper.searchArticles(current.getValue('short_description'), 1);
    var incident = new GlideRecord('incident');
    incident.addQuery('problem_id', current.getUniqueValue());
    incident.addQuery('hold_reason', IncidentUtilsSNC.HOLD_REASONS.PROBLEM);
    incident.query();
    var util = new IncidentUtils();
    while (incident.next()) {
        if (!util.resolve(incident, 'Solved (Permanently)', 'Fixed with ' + current.getValue('number')))
            continue;
        if (articles.length)
            helper.linkArticle(incident, articles[0].id);
    }
})();

// One time for the problem managers (PRB clean up Q1). Takes the CIs with most incidents of the last
// 90 days and either links the incidents to the problem that is open or makes one.
var candidates = new ProblemLinker().candidates(90);
candidates.sort(function (a, b) { return b.count - a.count; });
for (var i = 0; i < candidates.length && i < 25; i++) {
    var ci = candidates[i].ci;
    var linked = new ProblemLinker().linkByCi(ci);
    if (linked > 0) {
        gs.print(ci + ': ' + linked + ' linked');
        continue;
    }
    var services = new CIRelationWalker().servicesImpacted(ci);
    if (services.length == 0)
        continue;
    var inc = new GlideRecord('incident');
    inc.addActiveQuery();
    inc.addQuery('cmdb_ci', ci);
    inc.orderByDesc('opened_at');
    inc.setLimit(1);
    inc.query();
    if (!inc.next())
        continue;
    var problem = new ProblemLinker().toProblem(inc);
    var p = new GlideRecord('problem');
    if (problem && p.get(problem)) {
        p.assignment_group = getSupportGroup(ci);
        p.work_notes = 'Services: ' + services.map(function (s) { return s.name; }).join(', ');
        p.update();
        new KnowledgeHelper().searchArticles(inc.getValue('short_description'), 1).forEach(function (a) {
            new KnowledgeHelper().linkArticle(p, a.id);
        });
    }
}

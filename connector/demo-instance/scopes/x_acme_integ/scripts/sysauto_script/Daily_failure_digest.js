var yesterday = new GlideDateTime();
yesterday.addDaysUTC(-1);
var log = new IntegrationLog();
var failures = log.failuresSince(yesterday);
<<<<<<< HEAD
var grouped = new x_acme_core.ArrayTool().groupBy(failures, 'name');
=======
var grouped = {};
failures.forEach(function (f) {
    grouped[f.name] = grouped[f.name] || [];
    grouped[f.name].push(f);
});
>>>>>>> feature/digest-teams
var lines = [];
for (var name in grouped)
    lines.push(name + ': ' + grouped[name].length + ' failed, last at ' + grouped[name][0].started);

if (lines.length) {
    new x_acme_core.Notifier().digest(gs.getProperty('x_acme_integ.support_group'), lines);
    new TeamsNotifier().send('integrations', 'Failures of the last day', lines.join('\n\n'));
}

var teams = DashboardStats.openByGroup('task');
var text = [];
for (var i = 0; i < teams.length && i < 25; i++) {
  if (!teams[i].id)
    continue;
  var buckets = DashboardStats.ageBuckets('task', teams[i].id);
  var boss = new x_acme_core.GroupUtils().getGroupManager(teams[i].id);
  if (!boss)
    continue;
  text = [teams[i].group + ' has ' + teams[i].open + ' open tasks'];
  for (var label in buckets)
    text.push(label + ': ' + buckets[label]);
  new x_acme_core.Notifier().email(boss, 'Open work of your team', text.join('\n'));
}

var forecast = new SLABreachForecast();
var risky = forecast.atRisk(4);
var dates = new x_acme_core.DateMath();
var byGroup = {};
for (var i = 0; i < risky.length; i++) {
    var task = new GlideRecord('task');
    if (!task.get(risky[i].task))
        continue;
    if (task.getValue('state') == '3') { // waiting for somebody else
        forecast.pause(risky[i].sla);
        continue;
    }
    var g = task.getValue('assignment_group') || 'none';
    if (!byGroup[g])
        byGroup[g] = [];
    byGroup[g].push({
        label: risky[i].number + ' breaches in ' + dates.humanDuration(risky[i].minutesLeft * 60) + ' (' + risky[i].percent + ' %)',
        link: gs.getProperty('glide.servlet.uri') + task.getLink(true)
    });
}
var notifier = new x_acme_core.Notifier();
for (var id in byGroup) {
    if (id === 'none')
        continue;
    var n = notifier.digest(id, byGroup[id]);
    if (n === 0)
        gs.warning('SLA digest for group {0} reached nobody', id);
}

// 1 October. Builds the draft of next year's plan, people look at it before anything is published
var year = new GlideDateTime().getYearUTC() + 1;
var config = new x_acme_core.ConfigReader('x_acme_asset');
var planner = new HardwareRefreshPlanner();
var planId = planner.createPlan(year, config.getNumber('refresh.budget', 350000));

var worker = new HardwareRefreshPlanner(planId);
var added = worker.collect();
var scored = worker.score();
var money = worker.fitBudget();
worker.spreadOverWaves();

var text = HardwareRefreshPlanner.yearLabel(year) + ': ' + added + ' devices, ' + scored + ' scored, ' + money.taken + ' fit (' + money.spent + ' EUR), ' + money.dropped + ' do not';
var lead = new x_acme_core.GroupUtils().getGroupManager(config.getString('refresh.group', 'Workplace'));
if (lead)
    new x_acme_core.Notifier().email(lead, 'Draft of the refresh plan', text);
else
    gs.warn(text);

(function () {
  var today = new GlideDate().getValue();
  var round = new x_acme_core.ConfigReader('hr.anniversary').getList('years', ['5', '10', '20', '25']);
  var gr = new GlideRecord('x_acme_hr_profile');
  gr.addActiveQuery();
  gr.addQuery('hire_date', 'ENDSWITH', today.substring(4));
  gr.query();
  var profiles = new EmployeeProfile();
  while (gr.next()) {
    var who = gr.getValue('user');
    var when = profiles.anniversary(who);
    if (round.indexOf(String(when.years)) < 0)
      continue;
    var chain = new OrgChart().chainOf(who);
    for (var i = 0; i < chain.length && i < 2; i++) {
      new x_acme_core.Notifier().email(chain[i], gr.getDisplayValue('user') + ' is here for ' + when.years + ' years',
        'A gift is ordered, please find ten minutes for coffee.');
    }
  }
})();

(function runMailScript(current, template, email, email_action, event) {
  var plan = new OnboardingPlan(current.employee + '');
  var firstDay = current.getValue('starts_on');
  var tasks = plan.tasksFor(firstDay);
  email.setSubject('Welcome! Your first day, ' + new GlideDate(firstDay).getDisplayValue());
  template.print('<ul>');
  for (var i = 0; i < tasks.length; i++)
    template.print('<li>' + tasks[i].title + '</li>');
  template.print('</ul>');
  var boss = new x_acme_core.UserDirectory().managerOf(current.employee + '');
  var host = new EmployeeProfile().load(boss);
  template.print('<p>' + (host.name || 'Your manager') + ' meets you at the reception at nine.</p>');
})(current, template, email, email_action, event);

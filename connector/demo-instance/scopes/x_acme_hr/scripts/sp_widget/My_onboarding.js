(function() {
  var plan = new OnboardingPlan(gs.getUserID());
  var today = new GlideDate().getValue();
  data.today = plan.tasksFor(today);
  data.completion = plan.completion();
  data.buddy = '';
  var buddy = new OrgChart().suggestBuddy(gs.getUserID());
  if (buddy) {
    var u = new GlideRecord('sys_user');
    if (u.get(buddy)) {
      data.buddy = { name: u.getValue('name'), initials: x_acme_core.StringTool.initials(u.getValue('name')) };
    }
  }
  data.policies = new PolicyAcknowledgement().outstanding(gs.getUserID());
  if (input && input.action === 'sign') {
    data.signed = new PolicyAcknowledgement().record(gs.getUserID(), input.policy);
  }
})();

(function () {
  const tomorrow = new GlideDateTime();
  tomorrow.addDaysUTC(1);
  const day = tomorrow.getValue().substring(0, 10);
  const byTech = {};

  const gr = new GlideRecord('x_acme_fsm_wo_task');
  gr.addQuery('scheduled_start', 'STARTSWITH', day);
  gr.addQuery('fixed_time', false);
  gr.addNotNullQuery('assigned_to');
  gr.query();
  while (gr.next()) {
    const tech = gr.getValue('assigned_to');
    if (!byTech[tech]) byTech[tech] = [];
    byTech[tech].push({
      id: gr.getUniqueValue(),
      lat: parseFloat(gr.location.latitude),
      lon: parseFloat(gr.location.longitude),
      minutes: parseInt(gr.getValue('estimated_minutes'), 10)
    });
  }

  const planner = new RoutePlanner(55);
  Object.keys(byTech).forEach((tech) => {
    const user = new GlideRecord('sys_user');
    user.get(tech);
    const plan = planner.optimise(byTech[tech], {
      lat: parseFloat(user.location.latitude),
      lon: parseFloat(user.location.longitude)
    });
    plan.order.forEach((id, i) => {
      const task = new GlideRecord('x_acme_fsm_wo_task');
      if (task.get(id)) {
        task.setValue('order', (i + 1) * 10);
        task.setValue('travel_minutes', plan.legs[i].minutes);
        task.update();
      }
    });
    if (plan.travel > 300) gs.warn('Long day for ' + user.getDisplayValue() + ': ' + plan.travel + ' min on the road');
  });
})();

(function process(request, response) {
  var plan = new x_acme_core.RecordFinder(HardwareRefreshPlanner.PLAN).first('fiscal_year=' + parseInt(request.pathParams.year, 10) + '^state!=cancelled');
  if (!plan) {
    response.setStatus(404);
    return;
  }
  response.setBody({
    plan: HardwareRefreshPlanner.yearLabel(plan.getValue('fiscal_year')),
    budget: parseFloat(plan.getValue('budget')),
    progress: new HardwareRefreshPlanner(plan.getUniqueValue()).progress()
  });
})(request, response);

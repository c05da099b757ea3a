(function () {
  var group = options.group || gs.getProperty('x_acme_fsm.default_group');
  var feedback = new VisitFeedback();
  data.team = new x_acme_core.GroupUtil().members(group).map(function (m) {
    return { name: m.name, score: Math.round(feedback.averageFor(m.id, 180) * 10) / 10, skills: 0 };
  });
  data.team.sort(function (a, b) { return b.score - a.score; });
  data.expiring = new TechnicianSkills().expiring(45).length;
  data.best = data.team.length ? data.team[0].name : '';
})();

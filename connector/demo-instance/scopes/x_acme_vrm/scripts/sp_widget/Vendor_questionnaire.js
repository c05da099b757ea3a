(function() {
  data.rows = [];
  var id = $sp.getParameter('sys_id');
  var a = new GlideRecordSecure('x_acme_vrm_assessment');
  if (!a.get(id)) {
    data.denied = true;
    return;
  }

  if (input && input.upload) {
    // the whole sheet at once
    var parser = new QuestionnaireParser();
    var answers = parser.parseSheet(input.upload);
    data.result = parser.applyTo(id, answers);
  }

  var ans = new GlideRecord('x_acme_vrm_answer');
  ans.addQuery('assessment', id);
  ans.orderBy('order');
  ans.query();
  while (ans.next()) {
    data.rows.push({
      id: ans.getUniqueValue(),
      text: ans.question.text.toString(),
      value: ans.getValue('value'),
      suggested: ans.getValue('suggested_value')
    });
  }
  data.evidence = new EvidenceVault().listFor(id);
  data.percent = new QuestionnaireParser().completeness(id);
  data.language = new x_acme_core.UserDirectory().preferredLanguage(gs.getUserID());
})();

(function process(request, response) {
  var answer = request.body.data || {};
  var taken = new VisitFeedback().record(request.pathParams.token, parseInt(answer.score, 10), answer.comment);
  if (!taken) {
    response.setStatus(410);
    response.setBody({ message: gs.getMessage('This link was used already') });
    return;
  }
  if (answer.score <= 2)
    new x_acme_integ.TeamsNotifier().send('field-quality', 'Bad feedback', answer.comment || 'no comment', 'warning');
  response.setStatus(204);
})(request, response);

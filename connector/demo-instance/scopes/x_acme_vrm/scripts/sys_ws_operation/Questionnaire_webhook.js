(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {

    var raw = request.body.dataString;
    var check = new x_acme_integ.WebhookVerifier();
    if (!check.verify(request.headers, raw, 'x_acme_vrm.portal_secret')) {
        response.setStatus(401);
        return;
    }
    var msg = JSON.parse(raw);
    if (check.isReplay(msg.id)) {
        response.setStatus(200);
        return { status: 'duplicate' };
    }
    var mapper = new x_acme_integ.PayloadMapper('vrm_questionnaire');
    var problems = mapper.validate(msg);
    if (problems && problems.length) {
        response.setStatus(422);
        return { problems: problems };
    }
    var mapped = mapper.map(msg);

    var a = new x_acme_core.RecordFinder('x_acme_vrm_assessment').byNumber(mapped.assessment);
    if (!a)
        return new sn_ws_err.NotFoundError('assessment');
    var result = new QuestionnaireParser().applyTo(a.getUniqueValue(), mapped.answers);
    return { applied: result.applied, missing: result.missing };

})(request, response);

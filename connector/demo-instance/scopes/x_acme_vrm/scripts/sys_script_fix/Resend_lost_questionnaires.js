// PRB0010233: mails of 12 and 13 June did not leave. The state is "sent", nobody got anything
var sent = 0, failed = [];
var a = new GlideRecord('x_acme_vrm_assessment');
a.addEncodedQuery('state=sent^sent_onBETWEENjavascript:gs.dateGenerate("2025-06-12","00:00:00")@javascript:gs.dateGenerate("2025-06-13","23:59:59")');
a.query();
while (a.next()) {
    if (new QuestionnaireParser().completeness(a.getUniqueValue()) > 0)
        continue; // has started, so he knows
    a.state = 'draft';
    a.due_date = new AssessmentFactory().dueDate(new VendorTiering().tierOf(a.getValue('vendor')));
    a.update();
    if (new AssessmentFactory().send(a.getUniqueValue()))
        sent++;
    else
        failed.push(String(a.number));
}
gs.info('resent ' + sent + ', failed: ' + failed.join(' '));

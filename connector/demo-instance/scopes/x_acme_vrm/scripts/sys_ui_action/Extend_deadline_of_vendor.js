var progress = new QuestionnaireParser().completeness(current.getUniqueValue());
// those who have not even begun get a week, others two
var extra = progress < 10 ? 5 : 10;
var newDate = new AssessmentFactory().extend(current.getUniqueValue(), extra, 'Asked by ' + gs.getUserDisplayName() + ' at ' + progress + ' %');
if (newDate) {
  var contact = new VendorUtil().primaryContact(current.getValue('vendor'));
  if (contact)
    new x_acme_core.Notifier().email(contact.id, 'More time for your questionnaire', 'New date: ' + newDate.getDate().getDisplayValue());
  gs.addInfoMessage(gs.getMessage('Due on {0}', newDate.getDate().getDisplayValue()));
} else {
  gs.addErrorMessage(gs.getMessage('It was extended twice already'));
}

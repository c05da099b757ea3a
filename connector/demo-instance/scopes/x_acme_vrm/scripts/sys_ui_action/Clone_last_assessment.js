var newId = new AssessmentFactory().cloneLast(current.getValue('vendor') || current.getUniqueValue());
if (newId) {
    var g = new GlideRecord('x_acme_vrm_assessment');
    g.get(newId);
    new x_acme_core.AuditTrail(g).add('clone', 'from form by ' + gs.getUserName());
    gs.addInfoMessage(gs.getMessage('{0} created, due {1}', [g.getValue('number'), g.getDisplayValue('due_date')]));
    action.setRedirectURL(g);
} else {
    gs.addErrorMessage(gs.getMessage('There is nothing to copy from'));
    action.setRedirectURL(current);
}

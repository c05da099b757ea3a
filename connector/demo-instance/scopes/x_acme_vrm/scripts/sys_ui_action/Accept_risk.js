// "Accept risk" on an issue, asks for an exception of half a year
var until = new GlideDateTime();
until.addMonthsUTC(6);
if (gs.nil(current.acceptance_reason)) {
    gs.addErrorMessage('Please fill in the reason first');
} else {
    var exId = new ExceptionRegister().request(current.getUniqueValue(), current.getValue('acceptance_reason'), until.getDate().getValue());
    if (exId) {
        current.state = 'acceptance_pending';
        current.exception = exId;
        current.update();
        var who = new x_acme_core.ApprovalRouter().approversFor(current);
        gs.addInfoMessage('Exception requested, ' + who.length + ' people have to agree');
    } else
        gs.addErrorMessage('The exception could not be created');
}
action.setRedirectURL(current);

var days = parseInt(gs.getProperty('x_acme_asset.loan_days', '14'), 10);
var until = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(), days, '');
var borrower = current.getValue('reserved_for') || gs.getUserID();

var pool = new LoanerPool();
var outcome = pool.checkOut(current.getUniqueValue(), borrower, until.getDate().getValue());
if (!outcome.ok) {
    gs.addErrorMessage(gs.getMessage(outcome.message));
} else {
    var already = pool.heldBy(borrower);
    gs.addInfoMessage(gs.getMessage('Loan registered until {0}. The person holds {1} devices now.', [until.getDate().getDisplayValue(), already.length]));
    action.setReturnURL('x_acme_asset_loan.do?sys_id=' + outcome.loan);
}
action.setRedirectURL(current);

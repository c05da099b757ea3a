var reason = current.getValue('reason');
if (gs.nil(reason)) {
    gs.addErrorMessage(gs.getMessage('Please give a reason'));
} else {
    new VendorOnboarding(current.getUniqueValue()).reject(reason);
    new x_acme_core.AuditTrail(current).add('rejected', { reason: reason, step: current.getValue('step') });
    new VendorUtil().offboard(current.getValue('vendor'), new GlideDate());
    action.setRedirectURL(current);
}

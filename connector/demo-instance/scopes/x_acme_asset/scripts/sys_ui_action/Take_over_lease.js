(function () {
    var terms = new LeaseTerms();
    var price = terms.buyoutPrice(current.getUniqueValue());
    if (!price) {
        gs.addErrorMessage(gs.getMessage('There is no price for this lease, ask the lessor'));
        return;
    }
    var approvers = new x_acme_core.ApprovalRouter().approversFor(current);
    if (approvers.length) {
        new x_acme_core.ApprovalRouter().requestApproval(current, approvers, 'Buy for ' + price + ' EUR instead of giving it back');
        current.state = 'buyout_requested';
    } else {
        current.state = 'buyout';
        current.buyout_price = price;
        new ContractLinker().unlinkAll(current.getValue('asset'));
    }
    current.update();
    action.setRedirectURL(current);
})();

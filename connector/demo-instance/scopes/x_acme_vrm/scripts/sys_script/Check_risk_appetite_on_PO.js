(function executeRule(current, previous /*null when async*/) {
    var amount = parseFloat(current.getValue('total_cost')) || 0;
    var code = current.total_cost.getCurrencyCode();
    if (code != 'EUR')
        amount = new x_acme_core.CurrencyConverter('EUR').convert(amount, code, 'EUR', new GlideDateTime());

    var verdict = new RiskAppetite().check(current.getValue('vendor'), amount);
    if (verdict.allowed)
        return;

    if (new x_acme_core.ConfigReader('x_acme_vrm').isEnabled('block_po')) {
        gs.addErrorMessage(verdict.reason);
        current.setAbortAction(true);
    } else {
        current.work_notes = 'Risk appetite: ' + verdict.reason;
    }
})(current, previous);

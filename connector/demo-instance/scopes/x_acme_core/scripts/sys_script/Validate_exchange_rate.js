(function executeRule(current, previous /*null when async*/) {
    var rate = parseFloat(current.getValue('rate'));
    if (!(rate > 0)) {
        gs.addErrorMessage('The rate has to be a positive number');
        current.setAbortAction(true);
        return;
    }
    // typing 10,8 instead of 1,08 cost us a month of invoices
    var converter = new CurrencyConverter(current.getValue('base'));
    var known = converter.rateFor(current.getValue('currency'), current.getValue('valid_from'));
    if (known && Math.abs(rate - known) / known > 0.2) {
        gs.addErrorMessage('Differs more than 20 % from the last rate ' + known);
        current.setAbortAction(true);
    }
})(current, previous);

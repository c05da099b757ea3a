(function executeRule(current, previous /*null when async*/) {

    var terms = current.customer.u_payment_terms + '';
    var start = new GlideDateTime(current.getValue('invoice_date') + ' 12:00:00');
    var dates = new x_acme_core.DateMath();

    if (terms === 'eom') {
        current.due_date = dates.endOfMonth(start).getLocalDate();
        return;
    }

    var days = parseInt(terms, 10);
    if (isNaN(days)) {
        days = new x_acme_core.ConfigReader().getNumber('billing.terms.default', 30);
    }
    start.addDaysLocalTime(days);
    // never due on a day the bank does not work
    var guard = 0;
    while (dates.isHoliday(start, current.getValue('country')) && guard++ < 10) {
        start = dates.addBusinessDays(start, 1, '');
    }
    current.due_date = start.getLocalDate();

})(current, previous);

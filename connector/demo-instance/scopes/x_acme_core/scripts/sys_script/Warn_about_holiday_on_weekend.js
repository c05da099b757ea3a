(function executeRule(current, previous /*null when async*/) {
    var day = DateMath.parse(current.getValue('date'));
    if (day === null) {
        current.setAbortAction(true);
        return gs.addErrorMessage('Date is not readable');
    }
    var dm = new DateMath();
    if (dm.isHoliday(day, current.getValue('country')) && current.isNewRecord())
        gs.addInfoMessage('There is an entry for this day already');
    if (!dm.isBusinessDay(day, current.getValue('country')))
        gs.addInfoMessage(gs.getMessage('{0} is no working day anyhow', current.getDisplayValue('date')));
    var q = dm.fiscalQuarter(day);
    current.setValue('fiscal_year', q.year);
    current.setValue('fiscal_quarter', q.quarter);
})(current, previous);

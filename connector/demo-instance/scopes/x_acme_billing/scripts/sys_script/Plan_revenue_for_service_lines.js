(function executeRule(current, previous /*null when async*/) {

    if (gs.nil(current.service_from) || gs.nil(current.service_to))
        return;

    var schedule = new RevenueSchedule(current.getUniqueValue());
    var months = schedule.months();
    if (months.length > 60) {
        gs.addErrorMessage('Service period of ' + months.length + ' months, is that right?');
        return;
    }
    var made = schedule.create();
    if (made > 0)
        gs.addInfoMessage(gs.getMessage('Revenue will be recognised over {0} months from {1}', [made, months[0]]));

})(current, previous);

(function () {
    var payroll = new CaseRouter().serviceFor('payroll');
    if (!payroll) {
        gs.addErrorMessage(gs.getMessage('The payroll service is not set up'));
        return;
    }
    var util = new HRCaseUtil();
    var open = util.childCases(current.getUniqueValue()).filter(function (child) {
        return child.active;
    });
    if (open.length > 0) {
        gs.addErrorMessage(gs.getMessage('Close {0} first', open[0].number));
        return;
    }
    if (util.transfer(current.getUniqueValue(), payroll)) {
        util.addComment(current.getUniqueValue(), gs.getMessage('We gave your case to the payroll team.'), true);
        action.setRedirectURL(current);
    }
})();

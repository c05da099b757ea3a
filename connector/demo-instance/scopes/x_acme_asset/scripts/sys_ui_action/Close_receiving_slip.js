(function () {
    var slip = new ReceivingSlip(current.getUniqueValue());
    var clean = slip.close();
    if (slip.hasShortage())
        slip.tellBuyer();
    if (!clean) {
        for (var i = 0; i < slip.problems.length; i++)
            gs.addErrorMessage(slip.problems[i]);
    } else {
        gs.addInfoMessage(gs.getMessage('Everything is in stock now'));
    }
    action.setRedirectURL(current);
})();

(function executeRule(current, previous /*null when async*/) {
    var dir = new x_acme_core.UserDirectory();
    var caller = current.getValue('caller_id');
    g_scratchpad.callerLanguage = caller ? dir.preferredLanguage(caller) : '';
    g_scratchpad.managerId = dir.managerOf(caller);
    g_scratchpad.duplicates = [];
    if (current.active == true) {
        var dups = new IncidentUtils().likelyDuplicates(current, 14);
        for (var i = 0; i < dups.length && i < 5; i++)
            g_scratchpad.duplicates.push(dups[i].number);
    }
    g_scratchpad.elapsed = new SLABreachForecast().percentElapsed(current.getUniqueValue());
})(current, previous);

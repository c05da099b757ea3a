if (typeof window == 'undefined')
    reopenIt();

function askReason() {
    var reason = prompt(getMessage('Why do you reopen it?'));
    if (!reason)
        return false;
    g_form.setValue('work_notes', reason);
    gsftSubmit(null, g_form.getFormElement(), 'acme_reopen');
}

function reopenIt() {
    var reason = current.work_notes.getJournalEntry(1) || String(current.work_notes);
    if (new IncidentUtils().reopen(current, reason))
        gs.addInfoMessage(current.number + ' is open again');
    action.setRedirectURL(current);
}

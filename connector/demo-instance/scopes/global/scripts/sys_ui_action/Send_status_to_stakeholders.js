var comms = new MajorIncidentComms();
var template = gs.getProperty('acme.major.status_text', '{{number}} ({{state}}): {{note}}');
var status = x_acme_core.TextTemplate.render(template, {
    number: current.getValue('number'),
    state: current.getDisplayValue('state'),
    note: current.work_notes.getJournalEntry(1),
    open_for: Math.round(new IncidentUtils().minutesOpen(current) / 60) + ' h'
});
var reached = comms.announce(current, status);
if (reached === 0)
    gs.addErrorMessage(gs.getMessage('Nobody could be reached, check the owners of the services'));
else
    gs.addInfoMessage(gs.getMessage('Sent to {0} people', reached));
action.setRedirectURL(current);

var size = parseInt(current.getValue('crew_size'), 10) || 2;
var builder = new CrewBuilder(current.getUniqueValue());
var people = builder.build(size);
if (people.length === 0) {
    gs.addErrorMessage('Not enough free technicians for a crew of ' + size);
} else {
    builder.save();
    current.assigned_to = builder.leadOf();
    current.update();
    var addressees = people.map(function (p) { return p.user; });
    var notifier = new x_acme_core.Notifier();
    addressees.forEach(function (id) {
        notifier.email(id, 'Crew for ' + current.number, 'You are in the crew of ' + current.short_description);
    });
}
action.setRedirectURL(current);

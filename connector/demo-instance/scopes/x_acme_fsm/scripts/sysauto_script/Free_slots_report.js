// fewer than five slots in a territory: customers wait for more than a week
var finder = new SlotFinder({ dayStart: 7, dayEnd: 18 });
var areas = new GlideRecord('x_acme_fsm_territory');
areas.addActiveQuery();
areas.query();
while (areas.next()) {
    var free = finder.nextSlots(areas.getUniqueValue(), 90, 5);
    if (free.length >= 5)
        continue;
    var wait = free.length ? new x_acme_core.DateMath().daysBetween(new GlideDateTime(), new GlideDateTime(free[0].start)) : 99;
    new x_acme_integ.TeamsNotifier().mentionGroup('dispatch', areas.getValue('group'),
        areas.getDisplayValue() + ': ' + free.length + ' slots, the next one in ' + wait + ' days');
}

// parm1 part request. When it was the last part which was missing, the visit is planned again
var pr = new PartsRequisition();
var info = pr.status(event.parm1);
var gr = new GlideRecord('x_acme_fsm_part_request');
if (info.state != 'unknown' && gr.get(event.parm1)) {
    var wo = gr.getValue('work_order');
    if (new PartsRequisition().pendingFor(wo).length === 0) {
        var territory = new TerritoryMap().byLocation(gr.work_order.location.toString());
        var waiting = new WorkOrderUtil().tasksOf(wo).filter(function (t) { return t.open && !t.technician; });
        var slots = new SlotFinder({ dayStart: 7 }).nextSlots(territory, 90, waiting.length);
        for (var i = 0; i < waiting.length && i < slots.length; i++) {
            if (!new SlotFinder().book(slots[i].id, waiting[i].id))
                gs.warn('Task ' + waiting[i].number + ' has to be planned by hand');
        }
        // two people where the part is heavy
        if (gr.model.u_weight_kg > 25 && waiting.length) {
            var crew = new CrewBuilder(waiting[0].id);
            if (crew.build(2).length)
                crew.save();
        }
    }
}

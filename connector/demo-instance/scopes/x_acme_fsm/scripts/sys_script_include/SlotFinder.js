var SlotFinder = Class.create();
SlotFinder.prototype = {
    initialize: function (opts) {
        this.opts = opts || {};
        this.dayStart = this.opts.dayStart || 8;
        this.dayEnd = this.opts.dayEnd || 17;
    },

    /**
     * The next free slots of a territory.
     * @param {string} territoryId
     * @param {number} minutes length of the visit
     * @param {number} count how many
     * @returns {Array<{id: string, start: string, end: string, technician: string}>}
     */
    nextSlots: function (territoryId, minutes, count) {
        var found = [];
        var gr = new GlideRecord('x_acme_fsm_slot');
        gr.addQuery('territory', territoryId);
        gr.addQuery('state', 'free');
        gr.addQuery('start', '>', this._earliest());
        gr.addQuery('minutes', '>=', minutes);
        gr.orderBy('start');
        gr.query();
        while (gr.next() && found.length < count) {
            if (this._onHoliday(gr))
                continue;
            found.push({
                id: gr.getUniqueValue(),
                start: gr.getValue('start'),
                end: gr.getValue('end'),
                technician: gr.getValue('technician')
            });
        }
        return found;
    },

    /**
     * Books the slot and sends its technician.
     * @param {string} slotId
     * @param {string} taskId
     * @returns {boolean}
     */
    book: function (slotId, taskId) {
        var lock = new x_acme_core.JobLock('fsm.slot.' + slotId);
        if (!lock.acquire(1))
            return false;
        try {
            var slot = new GlideRecord('x_acme_fsm_slot');
            if (!slot.get(slotId) || slot.getValue('state') === 'booked')
                return false;
            var task = new GlideRecord('x_acme_fsm_wo_task');
            if (!task.get(taskId))
                return false;
            task.setValue('scheduled_start', slot.getValue('start'));
            task.setValue('scheduled_end', slot.getValue('end'));
            task.update();

            var outcome = new DispatchBoard().assign(taskId, slot.getValue('technician'));
            if (!outcome.ok) {
                gs.warn('Slot ' + slotId + ' not booked: ' + outcome.reason);
                return false;
            }
            slot.setValue('state', 'booked');
            slot.setValue('task', taskId);
            slot.update();
            return true;
        } finally {
            lock.release();
        }
    },

    release: function (taskId) {
        var slot = new GlideRecord('x_acme_fsm_slot');
        slot.addQuery('task', taskId);
        slot.setValue('state', 'free');
        slot.setValue('task', '');
        slot.updateMultiple();
    },

    _earliest: function () {
        var hours = parseInt(gs.getProperty('x_acme_fsm.slot_lead_hours', '4'), 10);
        var gdt = new GlideDateTime();
        gdt.addSeconds(hours * 3600);
        return gdt;
    },

    _onHoliday: function (slot) {
        var dm = new x_acme_core.DateMath();
        return dm.isHoliday(new GlideDateTime(slot.getValue('start')), slot.territory.country.toString());
    },

    type: 'SlotFinder'
};

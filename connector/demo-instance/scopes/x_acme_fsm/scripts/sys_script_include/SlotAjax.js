var SlotAjax = Class.create();
SlotAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

	nextSlots: function() {
		var territory = this.getParameter('sysparm_territory');
		var postcode = this.getParameter('sysparm_postcode');
		var minutes = parseInt(this.getParameter('sysparm_minutes') || '60', 10);

		if (!territory && postcode)
			territory = new TerritoryMap().byPostcode(postcode);
		if (!territory) {
			this.setError('no territory');
			return;
		}

		var finder = new SlotFinder();
		var slots = finder.nextSlots(territory, minutes, 6);
		var list = [];
		for (var i in slots) {
			list.push({ value: slots[i].id, label: new GlideDateTime(slots[i].start).getDisplayValue() });
		}
		return JSON.stringify({ territory: territory, slots: list });
	},

	hold: function() {
		var slot = this.getParameter('sysparm_slot');
		var gr = new GlideRecord('x_acme_fsm_slot');
		if (!gr.get(slot) || gr.state != 'free')
			return 'false';
		gr.state = 'held';
		gr.held_by = gs.getUserID();
		gr.update();
		return 'true';
	},

	type: 'SlotAjax'
});

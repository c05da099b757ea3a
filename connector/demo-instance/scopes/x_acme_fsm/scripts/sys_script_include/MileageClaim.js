var MileageClaim = Class.create();
MileageClaim.prototype = {
	initialize: function(technicianId) {
		this.tech = technicianId;
	},

	claim: function(taskId, km) {
		var rate = this._rate();
		var c = new GlideRecord('x_acme_fsm_mileage');
		c.newRecord();
		c.technician = this.tech;
		c.task = taskId;
		c.distance_km = km;
		c.amount = km * rate;
		c.cost_center = new x_acme_hr.EmployeeProfile().costCenterOf(this.tech);
		return c.insert();
	},

	openAmount: function() {
		var total = 0;
		var c = new GlideRecord('x_acme_fsm_mileage');
		c.addQuery('technician', this.tech);
		c.addQuery('state', 'open');
		c.query();
		while (c.next())
			total += parseFloat(c.amount);
		return new x_acme_core.CurrencyConverter('EUR').round(total, 'EUR');
	},

	_rate: function() {
		// official rate changes each January, admin maintains it
		return parseFloat(gs.getProperty('x_acme_fsm.mileage_rate', '0.42'));
	},

	type: 'MileageClaim'
};

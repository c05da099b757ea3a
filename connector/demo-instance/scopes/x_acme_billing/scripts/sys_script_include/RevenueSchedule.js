var RevenueSchedule = Class.create();
RevenueSchedule.prototype = {
	// recognises revenue of multi-month lines straight over the service period (IFRS 15, agreed with audit 2022)
	initialize: function(invoiceLineId) {
		this.line = new GlideRecord('x_acme_billing_invoice_line');
		this.valid = this.line.get(invoiceLineId);
	},

	months: function() {
		if (!this.valid || !this.line.service_from || !this.line.service_to)
			return [];
		var list = [];
		var cur = new GlideDateTime(this.line.service_from + ' 00:00:00');
		var end = new GlideDateTime(this.line.service_to + ' 00:00:00');
		while (cur.compareTo(end) <= 0) {
			list.push(cur.getDate().getValue().substring(0, 7));
			cur.addMonthsUTC(1);
		}
		return list;
	},

	create: function() {
		var months = this.months();
		if (months.length < 2)
			return 0;
		var total = parseFloat(this.line.getValue('amount'));
		var part = Math.floor(total / months.length * 100) / 100;
		var booked = 0;
		for (var i = 0; i < months.length; i++) {
			// last month takes the cents
			var amt = (i == months.length - 1) ? total - booked : part;
			booked += amt;
			var r = new GlideRecord('x_acme_billing_revenue_line');
			r.initialize();
			r.invoice_line = this.line.getUniqueValue();
			r.month = months[i];
			r.amount = amt;
			r.state = 'planned';
			r.insert();
		}
		return months.length;
	},

	/**
	 * @param {String} month yyyy-MM
	 * @return {Number} lines posted; what falls into a closed period stays planned
	 */
	recognise: function(month) {
		var r = new GlideRecord('x_acme_billing_revenue_line');
		r.addQuery('month', month);
		r.addQuery('state', 'planned');
		r.query();
		var poster = new LedgerPoster();
		var done = 0;
		while (r.next()) {
			var amount = parseFloat(r.getValue('amount'));
			var group = poster.post({
				date: month + '-28',
				text: 'Revenue ' + month,
				source: { table: 'x_acme_billing_revenue_line', id: r.getUniqueValue() },
				items: [
					{ account: GLAccountMap.accountFor('deferred_revenue'), debit: amount },
					{ account: GLAccountMap.accountFor('revenue', r.invoice_line.category + ''), credit: amount }
				]
			});
			if (!group)
				continue;
			r.state = 'recognised';
			r.ledger_entry = group;
			r.update();
			done++;
		}
		return done;
	},

	type: 'RevenueSchedule'
};

var InvoiceUtils = Class.create();
InvoiceUtils.prototype = {
	initialize: function() {},

	formatNumber: function(gr) {
		// INV0004711 -> DE-2024-0004711, the form the print shop wants
		var digits = gr.getValue('number').replace(/\D/g, '');
		var year = (gr.getValue('invoice_date') || '').substring(0, 4) || new GlideDate().getYearNoTZ();
		return gr.getValue('country') + '-' + year + '-' + x_acme_core.StringTool.padLeft(digits, 7, '0');
	},

	copyInvoice: function(id) {
		var src = new GlideRecord('x_acme_billing_invoice');
		if (!src.get(id))
			return null;
		var neu = new GlideRecord('x_acme_billing_invoice');
		neu.initialize();
		var fields = ['customer', 'country', 'currency', 'net_amount', 'tax_amount', 'total', 'contract', 'reference'];
		for (var f = 0; f < fields.length; f++)
			neu.setValue(fields[f], src.getValue(fields[f]));
		neu.setValue('amount_open', src.getValue('total'));
		neu.setValue('state', 'draft');
		neu.setValue('copied_from', id);
		var neuId = neu.insert();

		var l = new GlideRecord('x_acme_billing_invoice_line');
		l.addQuery('invoice', id);
		l.orderBy('order');
		l.query();
		while (l.next()) {
			l.setValue('invoice', neuId);
			l.insert();	// insert() on a read row makes the copy
		}
		return neuId;
	},

	voidInvoice: function(id, reason) {
		var gr = new GlideRecord('x_acme_billing_invoice');
		if (!gr.get(id))
			return { ok: false, message: 'not found' };
		if (gr.getValue('state') == 'paid' || gr.getValue('state') == 'partially_paid')
			return { ok: false, message: 'Payments are allocated, issue a credit note instead' };

		var entry = gr.getValue('ledger_entry');
		if (entry) {
			var reversal = new LedgerPoster().reverse(entry, 'void: ' + reason);
			if (!reversal)
				return { ok: false, message: 'ledger period closed' };
		}
		gr.setValue('state', 'void');
		gr.setValue('amount_open', 0);
		gr.setValue('void_reason', reason);
		gr.update();
		return { ok: true, message: '' };
	},

	type: 'InvoiceUtils'
};

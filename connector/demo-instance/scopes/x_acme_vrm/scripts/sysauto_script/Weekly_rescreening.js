(function () {
	var screening = new SanctionScreening();
	var ids = new VendorTiering().criticalVendors();
	var hits = [], errors = 0;

	ids.forEach(function (id) {
		var before = screening.lastResult(id);
		var now = screening.screenVendor(id);
		if (!now || now.hit === null) {
			errors++;
			return;
		}
		if (now.hit && !(before && before.hit)) {
			hits.push(id);
			new x_acme_integ.EventBridge().publish('vendor.sanctioned', { vendor: id, lists: now.lists });
		}
	});

	hits.forEach(function (id) {
		// hold what we still owe them
		var inv = new x_acme_billing.InvoiceUtil().openInvoices(id);
		gs.eventQueue('x_acme_vrm.sanction.hit', null, id, String(inv ? inv.length : 0));
	});
	gs.info('[screening] {0} checked, {1} new hits, {2} errors', ids.length, hits.length, errors);
})();

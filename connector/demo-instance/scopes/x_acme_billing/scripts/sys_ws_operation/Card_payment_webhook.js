(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {

	var raw = request.body.dataString;
	var verifier = new x_acme_integ.WebhookVerifier();
	if (!verifier.verify(request.headers, raw, 'stripe_webhook')) {
		response.setStatus(401);
		return;
	}

	var doc = new x_acme_integ.JsonPath().parse(raw);
	var id = new x_acme_integ.JsonPath().pick(doc, '$.id');
	if (verifier.isReplay(id)) {
		response.setStatus(200);
		return;
	}

	var type = doc.type;
	if (type == 'payment_intent.succeeded') {
		var pay = new GlideRecord('x_acme_billing_payment');
		pay.initialize();
		pay.number = new x_acme_core.NumberSequence('PAY').next();
		pay.gateway_id = doc.data.object.id;
		pay.amount = doc.data.object.amount / 100;
		pay.amount_unapplied = pay.amount;
		pay.currency = doc.data.object.currency.toUpperCase();
		pay.reference = doc.data.object.description;
		pay.received_on = new GlideDate();
		pay.insert();
	} else if (type == 'charge.dispute.created') {
		var inv = new GlideRecord('x_acme_billing_invoice');
		if (inv.get(new PaymentMatcher().matchByReference(doc.data.object.description))) {
			inv.disputed = true;
			inv.update();
		}
	}
	response.setStatus(204);

})(request, response);

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var edi = new EdiTranslator();
    var segments = edi.parse(request.body.dataString);
    var kind = edi.messageType(segments);
    if (kind != 'ORDERS') {
        response.setStatus(415);
        response.getStreamWriter().writeString('only ORDERS');
        return;
    }
    var order = edi.toOrder(segments);
    var customer = new GlideRecord('core_company');
    if (!customer.get('x_acme_billing_gln', order.buyer)) {
        response.setStatus(404);
        response.getStreamWriter().writeString(edi.acknowledge(order.number, false));
        return;
    }

    var today = new GlideDateTime();
    var pricing = new x_acme_billing.ContractPricing();
    var draft = new x_acme_billing.InvoiceBuilder(customer.getUniqueValue());
    var differs = 0;
    order.lines.forEach(function (line) {
        var agreed = pricing.priceFor(line.item, customer.getUniqueValue(), today);
        if (Math.abs(agreed - line.price) > 0.01)
            differs++;
        draft.addLine(line.item, line.qty, agreed);
    });
    draft.applyTax();
    var invoiceId = draft.build();
    if (differs)
        new EventBridge().publish('order.price_differs', { invoice: invoiceId, lines: differs });

    response.setContentType('application/edifact');
    response.setStatus(201);
    response.getStreamWriter().writeString(edi.acknowledge(order.number, true));
})(request, response);

// INTG-702. 11 to 13 March SAP answered 200 with an empty body, the items went to "sent"
(function () {
    var queue = new OutboundQueue();
    var mapper = new PayloadMapper('invoice_to_fi');
    var back = 0, broken = [];
    var item = new GlideRecord('x_acme_integ_outbound');
    item.addQuery('target', 'sap');
    item.addQuery('state', 'sent');
    item.addQuery('sys_updated_on', '>=', '2026-03-11 00:00:00');
    item.addQuery('sys_updated_on', '<=', '2026-03-13 23:59:59');
    item.query();
    while (item.next()) {
        var payload = new JsonPath().parse(item.getValue('payload'));
        var inv = new GlideRecord('x_acme_billing_invoice');
        if (!payload || !inv.get(payload.invoice) || !inv.sap_document.nil())
            continue;
        var errors = mapper.validate(new PayloadMapper('invoice_to_fi').map(inv));
        if (errors.length) {
            broken.push(inv.getValue('number') + ': ' + errors[0]);
            continue;
        }
        queue.enqueue('sap', { invoice: inv.getUniqueValue(), replay: new CorrelationId().current() }, 2);
        back++;
    }
    gs.info('Requeued ' + back + ', depth is ' + new OutboundQueue().depth('sap'));
    if (broken.length)
        new SlackBridge().post('#sap-interface', broken.join('\n'));
})();

(function executeRule(current, previous /*null when async*/) {

    if (current.state != 'approved' || !current.sap_document.nil())
        return;

    var queue = new OutboundQueue();
    var urgent = parseFloat(current.getValue('total')) > 50000;
    var itemId = queue.enqueue('sap', { invoice: current.getUniqueValue() }, urgent ? 1 : 3);
    if (!itemId) {
        gs.error('Invoice ' + current.number + ' was not queued');
        return;
    }
    var number = new x_acme_billing.InvoiceUtils().formatNumber(current);
    new EventBridge().publish('invoice.approved', { id: current.getUniqueValue(), number: number, queueItem: itemId });

})(current, previous);

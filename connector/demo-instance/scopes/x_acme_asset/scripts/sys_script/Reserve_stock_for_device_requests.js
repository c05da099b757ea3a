(function executeRule(current, previous) {
    var model = String(current.cat_item.model);
    if (!model)
        return;

    var qty = parseInt(current.getValue('quantity'), 10) || 1;
    var inv = new StockroomInventory();
    var res = inv.reserve(model, qty, current.getUniqueValue());

    if (res.reserved.length > 0)
        current.work_notes = 'Reserved ' + res.reserved.length + ' from stock';

    if (res.short > 0) {
        var price = new x_acme_billing.ContractPricing().priceFor(String(current.cat_item), String(current.request.requested_for.company), new GlideDateTime());
        var payload = { item: String(current.number), model: model, qty: res.short, price: price };
        var jobId = new x_acme_integ.OutboundQueue().enqueue('procurement', payload, 2);
        current.correlation_id = jobId;
        current.work_notes = res.short + ' ordered, queue entry ' + jobId;
    }
    current.update();
})(current, previous);

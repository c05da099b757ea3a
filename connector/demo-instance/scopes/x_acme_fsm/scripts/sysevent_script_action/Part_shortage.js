// parm1 = model, parm2 = quantity
var stock = new x_acme_asset.StockroomInventory();
var elsewhere = [];
var rooms = new GlideRecord('alm_stockroom');
rooms.addQuery('active', true);
rooms.query();
while (rooms.next()) {
    var n = stock.available(event.parm1, rooms.getUniqueValue());
    if (n >= parseInt(event.parm2, 10))
        elsewhere.push(rooms.getDisplayValue() + ' (' + n + ')');
}

var text = current.getDisplayValue('model') + ' x ' + event.parm2;
if (elsewhere.length) {
    current.work_notes = 'Other stockrooms have it: ' + elsewhere.join(', ');
    current.update();
} else {
    new x_acme_integ.OutboundQueue().enqueue('purchasing', { model: event.parm1, qty: event.parm2, request: current.getUniqueValue() }, 2);
    new x_acme_core.Notifier().slack('#spare-parts', 'Purchase needed: ' + text);
}

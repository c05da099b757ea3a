/* all transfers to the old warehouse were left open, receive them and look what is short */
var inventory = new StockroomInventory();
var order = new GlideRecord('alm_transfer_order');
order.addQuery('to_stockroom.name', 'STARTSWITH', 'Hamburg');
order.addQuery('stage', 'shipped');
order.query();
var received = 0;
while (order.next())
    received += inventory.receiveTransfer(order.getUniqueValue());
gs.info('Received ' + received + ' pieces');

var room = new GlideRecord('alm_stockroom');
room.get('name', 'Hamburg 2');
inventory.belowMinimum(room.getUniqueValue()).forEach(function (row) {
    gs.info(row.modelName + ': ' + row.have + ' of ' + row.min + ', order ' + row.order);
});

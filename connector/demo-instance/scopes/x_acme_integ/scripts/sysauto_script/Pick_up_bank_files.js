var drop = new FileDrop('bank');
var names = [];
try {
    names = drop.list('STMT*.csv');
} catch (ex) {
    new x_acme_core.Logger('bank').error('SFTP', ex);
}
var csv = new x_acme_core.CsvParser();
var matcher = new x_acme_billing.PaymentMatcher();
for (var f = 0; f < names.length; f++) {
    var text = drop.read(names[f]);
    if (!text)
        continue;
    var open = 0;
    var rows = csv.parse(text);
    for (var r = 0; r < rows.length; r++) {
        var invoice = matcher.matchByReference(rows[r].purpose);
        if (!invoice) {
            open++;
            continue;
        }
        matcher.allocate(rows[r].id, invoice);
    }
    gs.info(names[f] + ': ' + rows.length + ' payments, ' + open + ' unmatched');
    drop.archive(names[f]);
}

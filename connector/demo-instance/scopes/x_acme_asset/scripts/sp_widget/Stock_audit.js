(function () {
    data.stockroom = $sp.getParameter('room');
    if (!input) {
        data.low = new StockroomInventory().belowMinimum(data.stockroom);
        return;
    }
    var barcode = new BarcodeParser().parse(input.code);
    if (barcode.kind === 'unknown') {
        data.message = gs.getMessage('Code not readable: {0}', barcode.raw);
        return;
    }
    var found = barcode.tag ? new AssetUtil().byTag(barcode.tag) : null;
    if (!found) {
        data.message = gs.getMessage('Not in the books');
        return;
    }
    data.seen = new AssetUtils().getDisplayTag(found);
    data.elsewhere = found.getValue('stockroom') != data.stockroom;
    data.history = new AssetLifecycle().history(found.getUniqueValue()).slice(-3);
})();

var slip = new ReceivingSlip(current.getUniqueValue());
var last = new GlideRecord('x_acme_asset_receipt_line');
last.addQuery('receipt', current.getUniqueValue());
last.orderByDesc('sys_created_on');
last.setLimit(1);
last.query();
if (!last.next()) {
    gs.addInfoMessage('Nothing was scanned yet');
} else {
    var code = new BarcodeParser().parse(last.getValue('scanned_text'));
    var label = code.kind == 'tag' ? code.tag : (code.serial || code.raw);
    if (slip.undoScan(last.getUniqueValue())) {
        gs.addInfoMessage(gs.getMessage('{0} was taken off the slip', label));
        if (code.kind == 'tag' && new AssetUtil().byTag(code.tag))
            new AssetUtils().setOwner(new AssetUtil().byTag(code.tag).getUniqueValue(), '');
    }
    var open = new ReceivingSlip(current.getUniqueValue()).compare().filter(function (r) { return r.open > 0; });
    gs.addInfoMessage(open.length + ' lines of the order are not complete');
}
action.setRedirectURL(current);

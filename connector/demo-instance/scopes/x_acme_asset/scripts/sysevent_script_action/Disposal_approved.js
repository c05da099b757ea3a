var disposal = new DisposalOrder(current.getUniqueValue());
var count = disposal.execute();
if (count === 0) {
    new x_acme_core.Logger('disposal').warn('approved but nothing to do', { order: current.getValue('number') });
} else {
    var pieces = new GlideRecord('x_acme_asset_disposal_line');
    pieces.addQuery('order', current.getUniqueValue());
    pieces.query();
    while (pieces.next()) {
        new ContractLinker().unlinkAll(pieces.getValue('asset'));
        new CmdbSync().pushState(pieces.asset.getRefRecord());
    }
}

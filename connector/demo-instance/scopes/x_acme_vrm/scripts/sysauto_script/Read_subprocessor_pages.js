(function () {
    var client = new x_acme_core.HttpClient(gs.getProperty('x_acme_vrm.page_reader'));
    var vendors = new VendorTiering().criticalVendors();
    vendors.forEach(function (vendorId) {
        var page = client.get('/subprocessors/' + vendorId, { Accept: 'application/json' });
        if (client.lastStatus() !== 200 || !page.items)
            return;
        var list = new SubprocessorList(vendorId);
        var change = list.update(page.items);
        if (change.added.length === 0)
            return;
        var owner = new VendorUtil().riskOwner(vendorId);
        var outside = list.outsideEu().length;
        new x_acme_core.Notifier().email(owner, 'New subprocessors', change.added.join(', ') + (outside ? '; ' + outside + ' are outside the EU' : ''));
    });
})();

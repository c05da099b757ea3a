(function runTransformScript(source, map, log, target) {
    // the feed itself is from the Store, we only ask how much it has brought
    var feed = new VendorCatalogFeed();
    var report = feed.lastRun();
    if (report.rejected > 0)
        log.warn('Catalogue lines rejected: ' + report.rejected);

    var fx = new x_acme_core.CurrencyConverter('EUR');
    var item = new GlideRecord('pc_vendor_cat_item');
    item.addQuery('sys_import_set', source.sys_import_set);
    item.query();
    while (item.next()) {
        if (item.getValue('currency') == 'EUR')
            continue;
        var eur = fx.convert(Number(item.getValue('price')), item.getValue('currency'), 'EUR', new GlideDateTime());
        item.setValue('x_acme_asset_price_eur', fx.round(eur, 'EUR'));
        item.update();
    }
})(source, map, log, target);

function onLoad() {
    var product = g_form.getValue('software_product');
    if (!product) return;

    var seats = new GlideAjax('x_acme_asset.LicenseAjax');
    seats.addParam('sysparm_name', 'seatsLeft');
    seats.addParam('sysparm_product', product);
    seats.getXMLAnswer(function (text) {
        g_form.showFieldMsg('software_product', text, 'info');
    });

    var price = new GlideAjax('global.CatalogAjax');
    price.addParam('sysparm_name', 'getPrice');
    price.addParam('sysparm_item', g_form.getUniqueValue());
    price.getXMLAnswer(function (amount) {
        if (amount) g_form.setValue('estimated_price', amount);
    });
}

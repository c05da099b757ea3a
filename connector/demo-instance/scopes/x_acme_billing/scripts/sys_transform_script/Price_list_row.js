(function runTransformScript(source, map, log, target /*undefined onStart*/ ) {

    var code = String(source.u_item_code).trim().toUpperCase();
    var price = parseFloat(String(source.u_price).replace(',', '.'));
    if (!code || isNaN(price)) {
        ignore = true;
        log.warn('Row without item or price');
        return;
    }
    var cc = new x_acme_core.CurrencyConverter('EUR');
    if (source.u_currency != 'EUR')
        price = cc.convert(price, String(source.u_currency), 'EUR', new GlideDate());

    var old = new ContractPricing().priceFor(code, '', new GlideDate());
    if (old > 0 && Math.abs(price - old) / old > 0.3) {
        error = true;
        error_message = code + ': price changes by more than 30 %';
        new x_acme_core.Logger('PriceImport').warn(error_message, { old: old, neu: price });
        return;
    }
    target.list_price = cc.round(price, 'EUR');
    target.code = code;

})(source, map, log, target);

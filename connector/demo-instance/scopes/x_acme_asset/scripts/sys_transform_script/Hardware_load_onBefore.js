(function runTransformScript(source, map, log, target /*undefined onStart*/ ) {

    var n = new AssetImportNormalizer();
    var row = n.normalize({
        serial: source.u_serial,
        manufacturer: source.u_manufacturer,
        model_number: source.u_model_number,
        purchase_date: source.u_purchase_date.toString(),
        cost: source.u_cost,
        asset_tag: source.u_asset_tag
    });

    for (var i = 0; i < n.warnings.length; i++)
        log.warn(n.warnings[i]);

    if (row.skip) {
        ignore = true;
        return;
    }
    target.serial_number = row.serial;
    target.purchase_date = row.purchased;
    target.cost = row.cost;

    var model = new x_acme_core.RecordFinder('cmdb_hardware_product_model').first('model_number=' + row.modelNumber + '^manufacturer=' + row.manufacturer);
    if (model)
        target.model = model.getUniqueValue();
    else
        log.error('Model not found: ' + row.modelNumber);

    if (action == 'insert' && !source.u_asset_tag)
        target.asset_tag = new x_acme_core.NumberSequence('ACM-').next();

})(source, map, log, target);

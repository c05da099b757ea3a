(function () {
    var sync = new CmdbSync();
    var policy = new x_acme_core.RetryPolicy(2, 200);
    var made = [], tried = 0;
    var list = sync.orphans(200);
    for (var i = 0; i < list.length; i++) {
        var ciId = list[i].getUniqueValue();
        tried++;
        var assetId = policy.run(function () { return sync.adopt(ciId); });
        if (!assetId)
            continue;
        made.push(assetId);
        var model = new AssetUtil().modelOf(assetId);
        if (model)
            new ContractLinker().linkModel(model.id);
    }
    gs.info('{0} computers without an asset, {1} assets made', tried, made.length);
})();

(function () {
    var map = new RiskHeatmap();
    map.build(options.category || ($sp.getParameter('category') || ''));
    data.matrix = map.toMatrix();
    data.hot = map.hottest();
    data.bands = RiskScorer.BANDS.map(function (b) { return b.name; });
    data.labels = {};
    var schema = new x_acme_core.TableSchema();
    ['x_acme_vrm_tier', 'x_acme_vrm_band'].forEach(function (f) {
        data.labels[f] = schema.labelOf('core_company', f);
    });

    if (input && input.whatIf) {
        data.whatIf = new RiskScorer().whatIf(input.assessment, input.whatIf);
    }
})();

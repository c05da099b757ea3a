var RiskHeatmap = Class.create();
RiskHeatmap.prototype = {
    initialize: function () {
        this.cells = {};
    },
    // rows: tier, columns: band. Each cell has a count and at most ten names
    build: function (categoryId) {
        var v = new GlideRecord('core_company');
        v.addQuery('vendor', true);
        v.addNotNullQuery('x_acme_vrm_band');
        if (categoryId) v.addQuery('x_acme_vrm_category', categoryId);
        v.query();
        while (v.next()) {
            var key = v.getValue('x_acme_vrm_tier') + '/' + v.getValue('x_acme_vrm_band');
            var c = this.cells[key] || (this.cells[key] = { count: 0, names: [] });
            c.count++;
            if (c.names.length < 10) c.names.push(v.getValue('name'));
        }
        return this.cells;
    },
    hottest: function () {
        var self = this;
        var keys = Object.keys(this.cells).filter(function (k) { return /^[12]\/(high|critical)$/.test(k); });
        return keys.reduce(function (list, k) { return list.concat(self.cells[k].names); }, []);
    },
    toMatrix: function () {
        var m = [];
        for (var t = 1; t <= 4; t++) {
            var row = [];
            for (var b = 0; b < RiskScorer.BANDS.length; b++) {
                var c = this.cells[t + '/' + RiskScorer.BANDS[b].name];
                row.push(c ? c.count : 0);
            }
            m.push(row);
        }
        return m;
    },
    type: 'RiskHeatmap'
};

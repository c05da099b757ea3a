(function runTransformScript(source, map, log, target) {
    var stats = { rows: import_set.getRowCount ? import_set.getRowCount() : 0, orphans: 0 };
    var run = new x_acme_integ.IntegrationLog().start('cost-center-import');
    var fromSap = new x_acme_integ.SapConnector().pullCostCenters();
    var known = new x_acme_core.QueryBuilder('cmn_cost_center').whereRaw('codeISNOTEMPTY').collect(['code']).map(function (r) {
        return r.code;
    });
    var codes = (fromSap || []).map(function (c) { return c.code; });
    var orphans = new x_acme_core.ArrayTool().difference(known, codes);
    stats.orphans = orphans.length;
    orphans.forEach(function (code) { log.warn('Not in SAP any more: ' + code); });
    new x_acme_integ.IntegrationLog().finish(run, orphans.length > 50 ? 'warning' : 'success', stats);
})(source, map, log, target);

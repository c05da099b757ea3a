var sap = new SapConnector('x_acme_integ.sap_prod');
if (!sap.ping()) {
    gs.error('SAP is not reachable, cost centers stay as they are');
} else {
    var centers = sap.pullCostCenters();
    var result = sap.lastStats;
    if (result.closed > 30) {
        // it happened in 2023 that SAP sent half of the list
        new x_acme_core.Notifier().slack('#finance-it', result.closed + ' cost centers were closed, please check');
    }
    gs.info(centers.length + ' cost centers: +' + result.created + ' ~' + result.updated + ' -' + result.closed);
}

(function () {
    var scan = new ContractClauseScan(current.getUniqueValue());
    var found = scan.scan();
    var hours = scan.breachHours();
    var tier = new VendorTiering().tierOf(current.getValue('vendor'));
    var limit = tier == '1' ? 24 : 72;
    if (hours === null || hours > limit)
        found.absent.push('breach notice within ' + limit + ' hours');
    if (found.absent.length === 0) {
        gs.addInfoMessage(gs.getMessage('All clauses are there'));
        return;
    }
    gs.addErrorMessage(gs.getMessage('Missing: {0}', found.absent.map(x_acme_core.StringTool.toTitle).join(', ')));
    current.setValue('u_clause_gaps', found.absent.join());
    current.update();
})();

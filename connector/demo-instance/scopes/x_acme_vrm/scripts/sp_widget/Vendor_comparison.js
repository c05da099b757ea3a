(function () {
    data.rows = [];
    if (!input || !input.left || !input.right)
        return;
    var scorer = new RiskScorer();
    var rows = scorer.compare(input.left, input.right);
    if (!rows) {
        data.message = gs.getMessage('One of them has no finished assessment');
        return;
    }
    data.rows = rows;
    var wins = { a: 0, b: 0 };
    rows.forEach(function (row) {
        if (row.better)
            wins[row.better]++;
    });
    data.winner = wins.a === wins.b ? '' : (wins.a > wins.b ? input.left : input.right);
    data.tiers = [new VendorTiering().tierOf(input.left), new VendorTiering().tierOf(input.right)];
    data.screening = [new SanctionScreening().lastResult(input.left), new SanctionScreening().lastResult(input.right)];
})();

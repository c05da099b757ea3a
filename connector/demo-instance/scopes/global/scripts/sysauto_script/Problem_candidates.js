var linker = new ProblemLinker();
var candidates = linker.candidates(30);
var linked = 0;
var fresh = [];
candidates.sort(function (a, b) { return b.count - a.count; });
candidates.forEach(function (c) {
    var n = linker.linkByCi(c.ci);
    if (n > 0)
        linked += n;
    else
        fresh.push(c);
});
gs.info('Linked ' + linked + ' incidents, ' + fresh.length + ' CIs are new');
if (fresh.length) {
    var ci = new x_acme_core.RecordFinder('cmdb_ci');
    var text = fresh.slice(0, 20).map(function (f) {
        var rec = ci.byId(f.ci);
        return (rec ? rec.getDisplayValue() : f.ci) + ': ' + f.count;
    }).join('\n');
    new x_acme_core.Notifier().slack('#problem-mgmt', text);
}

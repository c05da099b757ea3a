(function() {
    data.groups = DashboardStats.openByGroup(options.table || 'incident').slice(0, options.rows || 8);
    data.selected = input && input.group ? input.group : (data.groups.length ? data.groups[0].id : '');
    if (!data.selected)
        return;
    data.buckets = DashboardStats.ageBuckets(options.table || 'incident', data.selected);
    var total = 0;
    data.buckets.forEach(function(b) { total += b.count; });
    data.share = data.buckets.map(function(b) {
        return { label: b.label, percent: total ? Math.round(b.count * 100 / total) : 0 };
    });
    var onCall = new x_acme_core.RecordFinder('sys_user').byId(new OnCallLookup().primary(data.selected));
    data.onCall = onCall ? onCall.getDisplayValue() : '';
})();

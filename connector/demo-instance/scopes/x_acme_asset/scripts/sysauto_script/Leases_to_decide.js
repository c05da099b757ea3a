// leases whose notice date is within six weeks: buy, prolong or give back?
(function () {
    var terms = new LeaseTerms();
    var horizon = new GlideDateTime();
    horizon.addDaysUTC(42);
    var l = new GlideRecord('x_acme_asset_lease');
    l.addActiveQuery();
    l.addQuery('decision', '');
    l.query();
    while (l.next()) {
        var by = terms.noticeBy(l.getUniqueValue());
        if (!by || by.after(horizon) || !terms.isRunning(l.getValue('asset')))
            continue;
        var model = new AssetUtil().modelOf(l.getValue('asset'));
        var worth = new DepreciationCalculator().bookValue(l.getValue('asset'), by);
        var price = new LeaseTerms().buyoutPrice(l.getUniqueValue());
        var services = new CmdbSync().impactOf(l.getValue('asset'));

        // what runs a service is bought unless the lessor is greedy
        var advice = services.length > 0 && price <= worth * 1.2 ? 'buy' : 'return';
        l.setValue('advice', advice);
        l.work_notes = (model ? model.name : 'Unknown model') + ', ' + advice + ': buyout ' + price + ', worth ' + worth;
        l.update();
        gs.eventQueue('x_acme_asset.lease.decide', l, advice, by.getDate().getValue());
    }
})();

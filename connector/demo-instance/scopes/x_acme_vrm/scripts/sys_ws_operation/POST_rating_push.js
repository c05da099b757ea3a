(function process(request, response) {
    var verifier = new x_acme_integ.WebhookVerifier(120);
    if (!verifier.verify({ 'x-signature': request.getHeader('x-signature'), 'x-timestamp': request.getHeader('x-timestamp') }, request.body.dataString, 'x_acme_vrm.ratings')) {
        response.setStatus(403);
        return;
    }
    var json = new x_acme_integ.JsonPath();
    var body = json.parse(request.body.dataString);
    var items = json.pickAll(body, 'events[*].rating');
    var feed = new ThirdPartyFeed();
    var stored = feed.store(items);
    items.forEach(function (item) {
        var vendor = new x_acme_core.RecordFinder('core_company').first('x_acme_vrm_feed_id=' + item.company);
        if (vendor && feed.latestRating(vendor.getUniqueValue()) < 600)
            new RiskScorer().scoreVendor(vendor.getUniqueValue());
    });
    response.setBody({ stored: stored });
})(request, response);

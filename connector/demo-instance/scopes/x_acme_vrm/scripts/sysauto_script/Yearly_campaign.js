// first Monday of February. Tier 1 gets the long questionnaire, tier 2 the short one
(function () {
    var full = gs.getProperty('x_acme_vrm.template.long');
    var brief = gs.getProperty('x_acme_vrm.template.short');
    var one = new AssessmentFactory().campaign('1', full, 100);
    var two = new AssessmentFactory().campaign('2', brief, 150);
    var sent = 0, silent = [];
    one.created.concat(two.created).forEach(function (id) {
        if (new AssessmentFactory().send(id))
            sent++;
        else
            silent.push(id);
    });
    // vendors nobody can write to become an issue of the owner
    for (var i = 0; i < silent.length; i++) {
        new IssueTracker().open(silent[i], {
            title: 'No contact for the yearly questionnaire',
            detail: 'Name a contact with the role risk and send the assessment by hand.',
            severity: '3'
        });
    }
    gs.info('Campaign: {0} sent, {1} without contact, {2} failed', sent, silent.length, one.failed.concat(two.failed).join('; '));
    var covered = new VendorTiering().criticalVendors().length - one.failed.length;
    gs.info('{0} critical vendors are covered, {1} scores are too old to trust', covered, new RiskScorer().unreliable().length);
})();

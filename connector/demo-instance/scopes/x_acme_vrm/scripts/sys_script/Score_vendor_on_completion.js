(function executeRule(current, previous /*null when async*/) {
    var scorer = new RiskScorer();
    var r = scorer.scoreVendor(current.getValue('vendor'));
    if (r.score < 0)
        return;
    current.setValue('score', r.score);
    current.setValue('band', r.band);
    current.setWorkflow(false);
    current.update();

    var t = scorer.trend(current.getValue('vendor'), 24);
    if (t.direction == 'worse') {
        var owner = new VendorUtil().riskOwner(current.getValue('vendor'));
        new x_acme_core.Notifier().email(owner, current.getDisplayValue('vendor') + ' got worse', 'Change since the first point: ' + t.delta);
    }
})(current, previous);

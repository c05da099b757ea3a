(function executeRule(current, previous) {
    if (current.state == 'rejected')
        return;
    var flow = new VendorOnboarding(current.getUniqueValue());
    var before = flow.step();
    var after = flow.advance();
    if (after === 'done')
        new x_acme_integ.EventBridge().publish('vendor.onboarded', { vendor: current.getValue('vendor'), tier: current.getValue('tier') });
    else if (before === after && before === 'screening')
        new x_acme_core.Notifier().event('x_acme_vrm.onboarding.stuck', current, before, current.getValue('vendor'));
})(current, previous);

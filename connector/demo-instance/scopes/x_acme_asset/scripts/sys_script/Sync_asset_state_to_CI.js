(function executeRule(current, previous /*null when async*/) {

    var sync = new CmdbSync();
    var outcome = sync.pushState(current);

    if (outcome == 'ci_gone') {
        // the CI was deleted by discovery clean-up
        current.setValue('ci', '');
        current.setWorkflow(false);
        current.update();
        return;
    }
    if (outcome == 'updated' && current.install_status == '7') {
        var hit = sync.impactOf(current.getUniqueValue());
        if (hit.length > 0)
            new x_acme_core.Notifier().slack('#cmdb-alerts', current.getDisplayValue() + ' retired, services touched: ' + hit.length);
    }

})(current, previous);

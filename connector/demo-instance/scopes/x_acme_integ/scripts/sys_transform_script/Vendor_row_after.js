(function runTransformScript(source, map, log, target /*undefined onStart*/) {

    if (action == 'insert') {
        var tiering = new x_acme_vrm.VendorTiering();
        var tier = tiering.tierOf(target.getUniqueValue());
        if (tier == 'critical' || tier == '1') {
            var assessment = new x_acme_vrm.AssessmentFactory().createFor(target.getUniqueValue(), gs.getProperty('x_acme_integ.vendor_template'));
            log.info('assessment ' + assessment + ' for ' + target.getDisplayValue());
        }
    }
    var hit = new x_acme_vrm.SanctionScreening().screen(target.getValue('name'), source.getValue('u_country'));
    if (hit.hit)
        new OutboundQueue().enqueue('teams', { channel: 'compliance', title: 'Sanction list hit', text: target.getDisplayValue() + ' on ' + hit.lists.join(', ') }, 1);

})(source, map, log, target);

(function executeRule(current, previous /*null when async*/) {
    // only upwards: 3 -> 2 or 2 -> 1
    var factory = new AssessmentFactory();
    var id = factory.cloneLast(current.getUniqueValue());
    if (!id) {
        var tpl = new x_acme_core.RecordFinder('x_acme_vrm_template').first('default_for=' + current.getValue('x_acme_vrm_tier') + '^active=true');
        if (tpl == null) {
            gs.warn('No default template for tier {0}', current.getValue('x_acme_vrm_tier'));
            return;
        }
        id = factory.createFor(current.getUniqueValue(), tpl.getUniqueValue());
    }
    if (!factory.send(id)) {
        var grp = new global.TaskAssignment();
        var task = new GlideRecord('x_acme_vrm_assessment');
        task.get(id);
        grp.reassign(task, grp.suggestGroup(task), 'Vendor has no contact');
    }
})(current, previous);

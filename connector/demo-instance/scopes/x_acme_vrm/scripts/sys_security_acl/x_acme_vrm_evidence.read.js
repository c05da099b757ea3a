answer = gs.hasRole('x_acme_vrm.analyst');
if (!answer) {
    // vendor contacts see their own, and only when nobody has touched the file since
    var mine = new GlideRecord('vm_vdr_contact');
    if (mine.get('user', gs.getUserID()))
        answer = mine.getValue('vendor') == String(current.assessment.vendor) && new EvidenceVault().isIntact(current.getUniqueValue());
}
if (!answer)
    answer = new x_acme_core.GroupUtil().isMember(gs.getUserID(), gs.getProperty('x_acme_vrm.audit_group'));

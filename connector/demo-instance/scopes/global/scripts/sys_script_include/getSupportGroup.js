function getSupportGroup(ciId) {
    var ci = new GlideRecord('cmdb_ci');
    if (!ciId || !ci.get(ciId))
        return '';
    if (!gs.nil(ci.support_group))
        return ci.support_group.toString();
    if (!gs.nil(ci.assignment_group))
        return ci.assignment_group.toString();
    var rel = new GlideRecord('cmdb_rel_ci');
    rel.addQuery('child', ciId);
    rel.addNotNullQuery('parent.support_group');
    rel.setLimit(1);
    rel.query();
    return rel.next() ? rel.parent.support_group.toString() : '';
}

(function executeRule(current, previous /*null when async*/) {

    var hit = new x_acme_vrm.SanctionScreening().screen(current.getValue('name'), current.getValue('country'));
    if (!hit.hit && hit.score < 80)
        return;

    current.u_credit_block = true;
    current.u_credit_block_since = new GlideDateTime();
    current.notes = 'Possible hit on list ' + hit.lists.join(', ') + ' (' + hit.score + ')';

    var group = gs.getProperty('x_acme_billing.compliance.group');
    var boss = new x_acme_core.GroupUtils().getGroupManager(group);
    new x_acme_core.Notifier().email(boss, 'Sanction list: ' + current.getValue('name'), 'Account is blocked, please check.');
    new x_acme_core.AuditTrail(current).add('credit_block', { score: hit.score, lists: hit.lists });

})(current, previous);

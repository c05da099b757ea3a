var kb = new KnowledgeHelper();
var days = new x_acme_core.ConfigReader('acme.kb').getNumber('stale_days', 365);
var flagged = kb.flagStale(days);
gs.log(flagged + ' articles older than ' + days + ' days flagged', 'Knowledge');
if (flagged > 100) {
    var owner = new x_acme_core.GroupUtils().getGroupManager('Knowledge Managers');
    new x_acme_core.Notifier().email(owner, 'Many stale articles', 'This month ' + flagged + ' articles were flagged.');
}

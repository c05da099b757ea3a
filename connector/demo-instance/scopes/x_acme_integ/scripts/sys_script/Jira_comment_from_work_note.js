(function executeRule(current, previous) {
    var link = new GlideRecord('x_acme_integ_jira_link');
    link.addQuery('task', current.getUniqueValue());
    link.query();
    if (!link.next())
        return;
    var note = current.work_notes.getJournalEntry(1);
    // our own updates come back as work notes, do not send them round in a circle
    if (!note || note.indexOf('[Jira]') >= 0)
        return;
    if (!new JiraBridge().addComment(link.getValue('issue_key'), note)) {
        new OutboundQueue().enqueue('jira', { key: link.getValue('issue_key'), comment: note }, 2);
    }
})(current, previous);

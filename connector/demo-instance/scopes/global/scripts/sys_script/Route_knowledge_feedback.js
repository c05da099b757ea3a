(function executeRule(current, previous) {
  var article = current.feedback.article.getRefRecord();
  if (!article.isValidRecord())
    return;
  var group = article.kb_knowledge_base.u_support_group + '';
  if (!group)
    group = new TaskAssignment().suggestGroup(current);
  current.assignment_group = group;
  current.assigned_to = article.getValue('author');
  if (!new x_acme_core.UserDirectory().isActive(article.getValue('author')))
    current.assigned_to = new TaskAssignment().leastLoadedMember(group);
})(current, previous);

(function executeRule(current, previous) {

    var parser = new QuestionnaireParser();
    var tracker = new IssueTracker();
    var known = tracker.openFor(current.getUniqueValue()).map(function (i) { return i.title; });

    var ans = new GlideRecord('x_acme_vrm_answer');
    ans.addQuery('assessment', current.getUniqueValue());
    ans.addQuery('question.raises_issue', true);
    ans.query();
    while (ans.next()) {
        var pts = parser.pointsOf(ans);
        if (pts === null || pts < 75)
            continue;
        var title = String(ans.question.short_text);
        if (known.indexOf(title) >= 0)
            continue;
        var issueId = tracker.open(current.getUniqueValue(), {
            title: title,
            detail: ans.getValue('vendor_comment'),
            severity: ans.question.importance == 3 ? '1' : '3'
        });
        if (issueId && ans.question.control)
            tracker.linkControl(issueId, String(ans.question.control));
    }

})(current, previous);

var IssueAjax = Class.create();
IssueAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    addStep: function () {
        var issueId = this.getParameter('sysparm_issue');
        var plan = new RemediationPlan(issueId);
        var owner = this.getParameter('sysparm_owner') || gs.getUserID();
        plan.addStep(this.getParameter('sysparm_text'), owner, parseInt(this.getParameter('sysparm_days'), 10) || 10);
        return plan.percentDone();
    },

    isExcepted: function () {
        return new ExceptionRegister().covers(this.getParameter('sysparm_issue'));
    },

    linkControls: function () {
        var tracker = new IssueTracker();
        var ids = this.getParameter('sysparm_controls').split(',');
        var linked = 0;
        for (var i = 0; i < ids.length; i++) {
            if (tracker.linkControl(this.getParameter('sysparm_issue'), ids[i]))
                linked++;
        }
        return linked;
    },

    type: 'IssueAjax'
});

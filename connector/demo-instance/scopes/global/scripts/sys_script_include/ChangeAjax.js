var ChangeAjax = Class.create();
ChangeAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, {

    // lines of text for the message under the planned dates
    getConflicts: function () {
        var id = this.getParameter('sysparm_change');
        if (!id)
            return '[]';
        var lines = new ChangeConflictFinder().findConflicts(id).map(function (c) {
            return (c.kind === 'blackout' ? gs.getMessage('Blackout') + ': ' : '') + c.label;
        });
        return JSON.stringify(lines);
    },

    /**
     * The next window that is free for the CI, in the time zone of the user.
     */
    proposeWindow: function () {
        var minutes = parseInt(this.getParameter('sysparm_minutes'), 10) || 60;
        var slot = new ChangeConflictFinder().nextFreeWindow(this.getParameter('sysparm_ci'), minutes);
        return JSON.stringify({ start: slot.start.getDisplayValue(), end: slot.end.getDisplayValue() });
    },

    countServices: function () {
        return String(new CIRelationWalker().servicesImpacted(this.getParameter('sysparm_ci')).length);
    },

    type: 'ChangeAjax'
});

var FieldAjax = Class.create();
FieldAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getConflicts: function () {
        var tech = this.getParameter('sysparm_technician');
        var start = this.getParameter('sysparm_start');
        var end = this.getParameter('sysparm_end');
        var own = this.getParameter('sysparm_task');
        if (!tech || !start || !end)
            return JSON.stringify([]);
        var board = new DispatchBoard();
        var found = board.conflicts(tech, start, end);
        return JSON.stringify(found.filter(function (c) {
            return c.taskId !== own;
        }));
    },

    getSiteAddress: function () {
        var loc = new GlideRecord('cmn_location');
        if (!loc.get(this.getParameter('sysparm_location')))
            return '';
        return [loc.getValue('street'), loc.getValue('zip'), loc.getValue('city')].join(', ');
    },

    getTaskSummary: function () {
        var tasks = new WorkOrderUtil().tasksOf(this.getParameter('sysparm_work_order'));
        var open = 0;
        for (var i = 0; i < tasks.length; i++)
            if (tasks[i].open)
                open++;
        this.setAnswer(open + '/' + tasks.length);
    },

    type: 'FieldAjax'
});

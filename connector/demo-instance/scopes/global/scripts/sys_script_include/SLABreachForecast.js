var SLABreachForecast = Class.create();

SLABreachForecast.prototype = {

    initialize: function () {
        this.warnAt = parseInt(gs.getProperty('acme.sla.warn_percent', '75'), 10);
    },

    // the worst of the running SLAs of the task, 0 without one
    percentElapsed: function (taskId) {
        var worst = 0;
        var sla = this._running();
        sla.addQuery('task', taskId);
        sla.query();
        while (sla.next()) {
            var p = parseFloat(sla.getValue('business_percentage')) || parseFloat(sla.getValue('percentage')) || 0;
            if (p > worst)
                worst = p;
        }
        return Math.round(worst * 10) / 10;
    },

    /**
     * Task SLAs which will breach within the hours given, soonest first.
     * @returns {Array<{sla: string, task: string, number: string, breachesAt: string, minutesLeft: number, percent: number}>}
     */
    atRisk: function (hours) {
        var until = new GlideDateTime();
        until.addSeconds(hours * 3600);
        var now = new GlideDateTime().getNumericValue();
        var list = [];
        var sla = this._running();
        sla.addQuery('planned_end_time', '<=', until);
        sla.orderBy('planned_end_time');
        sla.query();
        while (sla.next()) {
            var end = new GlideDateTime(sla.getValue('planned_end_time'));
            var percent = parseFloat(sla.getValue('business_percentage')) || 0;
            if (percent < this.warnAt)
                continue;
            list.push({
                sla: sla.getUniqueValue(),
                task: sla.getValue('task'),
                number: sla.task.number.toString(),
                breachesAt: end.getValue(),
                minutesLeft: Math.round((end.getNumericValue() - now) / 60000),
                percent: percent
            });
        }
        return list;
    },

    /**
     * @returns {boolean} false when the SLA is not running
     */
    pause: function (taskSlaId) {
        var sla = new GlideRecord('task_sla');
        if (!sla.get(taskSlaId) || sla.getValue('stage') !== 'in_progress')
            return false;
        sla.setValue('stage', 'paused');
        sla.setValue('pause_time', new GlideDateTime());
        return sla.update() != null;
    },

    _running: function () {
        var sla = new GlideRecord('task_sla');
        sla.addActiveQuery();
        sla.addQuery('stage', 'in_progress');
        sla.addQuery('has_breached', false);
        return sla;
    },

    type: 'SLABreachForecast'
};

var WorkOrderUtils = Class.create();
WorkOrderUtils.prototype = {
    initialize: function () {},

    // estimated vs. real minutes of all tasks of the order
    getVariance: function (workOrderId) {
        var ga = new GlideAggregate('x_acme_fsm_wo_task');
        ga.addQuery('work_order', workOrderId);
        ga.addAggregate('SUM', 'estimated_minutes');
        ga.addAggregate('SUM', 'actual_minutes');
        ga.setGroup(false);
        ga.query();
        if (!ga.next()) return null;
        var est = Number(ga.getAggregate('SUM', 'estimated_minutes'));
        var act = Number(ga.getAggregate('SUM', 'actual_minutes'));
        return { estimated: est, actual: act, percent: est ? Math.round((act - est) * 100 / est) : 0 };
    },

    copyOrder: function (workOrderId, withTasks) {
        var src = new GlideRecord('x_acme_fsm_work_order');
        if (!src.get(workOrderId)) return '';
        var util = new WorkOrderUtil();
        var copyId = util.create(src.getValue('account'), 'Copy of ' + src.getValue('short_description'), src.getValue('cmdb_ci'));
        if (withTasks) {
            var t = new GlideRecord('x_acme_fsm_wo_task');
            t.addQuery('work_order', workOrderId);
            t.query();
            while (t.next()) {
                var n = new GlideRecord('x_acme_fsm_wo_task');
                n.initialize();
                n.work_order = copyId;
                n.short_description = t.short_description;
                n.required_skills = t.required_skills;
                n.estimated_minutes = t.estimated_minutes;
                n.insert();
            }
        }
        return copyId;
    },

    // sic, the mobile app calls it like this
    isBilliable: function (gr) {
        if (gr.getValue('coverage') == 'warranty') return false;
        if (gr.getValue('coverage') == 'contract') return gr.getValue('type') == 'installation';
        return true;
    },

    type: 'WorkOrderUtils'
};

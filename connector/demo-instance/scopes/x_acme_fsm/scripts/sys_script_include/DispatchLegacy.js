/**
 * @deprecated use DispatchBoard. Left here until the 2021 reports are rewritten.
 */
var DispatchLegacy = Class.create();
DispatchLegacy.prototype = {
    initialize: function () {
        this.group = gs.getProperty('x_acme_fsm.legacy_group');
    },

    assignRoundRobin: function (taskId) {
        var last = gs.getProperty('x_acme_fsm.legacy_last', '');
        var m = new GlideRecord('sys_user_grmember');
        m.addQuery('group', this.group);
        m.orderBy('user');
        m.query();
        var first = '', pick = '';
        while (m.next()) {
            if (!first)
                first = m.getValue('user');
            if (m.getValue('user') > last) {
                pick = m.getValue('user');
                break;
            }
        }
        pick = pick || first;
        gs.setProperty('x_acme_fsm.legacy_last', pick);
        var t = new GlideRecord('x_acme_fsm_wo_task');
        if (t.get(taskId)) {
            t.assigned_to = pick;
            t.update();
        }
        return pick;
    },

    type: 'DispatchLegacy'
};

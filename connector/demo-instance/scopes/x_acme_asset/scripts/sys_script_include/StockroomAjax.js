var StockroomAjax = Class.create();
StockroomAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    lowStock: function () {
        var rows = new StockroomInventory().belowMinimum(this.getParameter('sysparm_stockroom'));
        return JSON.stringify(rows.map(function (r) {
            return { model: r.modelName, text: r.have + ' / ' + r.min, order: r.order };
        }));
    },

    nearest: function () {
        var user = new GlideRecord('sys_user');
        if (!user.get(gs.getUserID()))
            return '';
        return new StockroomInventory().nearestWith(this.getParameter('sysparm_model'), user.getValue('location'));
    },

    startAudit: function () {
        if (!new x_acme_core.UserDirectory().hasAnyRole(gs.getUserID(), 'x_acme_asset.auditor,admin'))
            return '';
        return new AuditScan().start(this.getParameter('sysparm_stockroom'), gs.getUserID());
    },

    type: 'StockroomAjax'
});

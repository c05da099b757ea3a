var WorkOrderNumberingSNC = Class.create();
WorkOrderNumberingSNC.prototype = {
    initialize: function () {
        this.prefix = 'WO';
    },

    nextNumber: function (workOrder) {
        var seq = new x_acme_core.NumberSequence(this.prefixFor(workOrder));
        return seq.next();
    },

    prefixFor: function (workOrder) {
        var region = workOrder.location.country.toString().substring(0, 2).toUpperCase();
        return this.prefix + (region ? '-' + region : '');
    },

    taskNumber: function (workOrder, position) {
        return workOrder.getValue('number') + '/' + x_acme_core.StringTool.padLeft(String(position), 3, '0');
    },

    type: 'WorkOrderNumberingSNC'
};

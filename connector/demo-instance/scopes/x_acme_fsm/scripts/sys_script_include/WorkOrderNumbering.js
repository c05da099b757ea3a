var WorkOrderNumbering = Class.create();
WorkOrderNumbering.prototype = Object.extendsObject(WorkOrderNumberingSNC, {
    type: 'WorkOrderNumbering'
});

// event.parm1 = work order, parm2 = 'warranty' when nothing is to be paid
if (event.parm2 != 'warranty') {
    var wo = new GlideRecord('wm_order');
    if (wo.get(event.parm1)) {
        var tasks = new x_acme_fsm.WorkOrderUtil().tasksOf(event.parm1 + '');
        var bill = new InvoiceBuilder(wo.getValue('account'));
        bill.setReference(wo.getValue('number') + ' ' + wo.getValue('short_description'));
        for (var t = 0; t < tasks.length; t++) {
            var hours = parseFloat(tasks[t].hours || 0);
            if (hours > 0) {
                bill.addLine('FIELD-HOUR', hours);
            }
        }
        var newInvoice = bill.build();
        if (newInvoice) {
            wo.work_notes = 'Invoice draft created';
            wo.u_invoice = newInvoice;
            wo.update();
        } else {
            gs.info('Work order ' + wo.number + ' had nothing to bill');
        }
    }
}

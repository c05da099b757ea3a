// BIL-388: open amounts went wrong when allocations were deleted by hand
var fixed = 0;
var util = new InvoiceUtil();
var gr = new GlideRecord('x_acme_billing_invoice');
gr.addQuery('state', 'IN', 'sent,partially_paid,paid');
gr.addQuery('sys_updated_on', '>', '2023-02-01 00:00:00');
gr.query();
while (gr.next()) {
    var total = util.totalOf(gr.getUniqueValue());
    var paid = 0;
    var ga = new GlideAggregate('x_acme_billing_allocation');
    ga.addQuery('invoice', gr.getUniqueValue());
    ga.addAggregate('SUM', 'amount');
    ga.setGroup(false);
    ga.query();
    if (ga.next())
        paid = parseFloat(ga.getAggregate('SUM', 'amount') || 0);
    var should = new x_acme_core.CurrencyConverter('EUR').round(total - paid, gr.getValue('currency'));
    if (Math.abs(should - parseFloat(gr.getValue('amount_open'))) > 0.01) {
        gr.amount_open = should;
        gr.setWorkflow(false);
        gr.autoSysFields(false);
        gr.update();
        fixed++;
    }
}
gs.info('Recompute_open_amounts: ' + fixed + ' invoices corrected');

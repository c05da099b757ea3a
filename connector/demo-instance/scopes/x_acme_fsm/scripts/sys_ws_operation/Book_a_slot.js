(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    var headers = { 'x-signature': request.getHeader('x-signature'), 'x-timestamp': request.getHeader('x-timestamp') };
    var verifier = new x_acme_integ.WebhookVerifier();
    if (!verifier.verify(headers, request.body.dataString, 'x_acme_fsm.portal')) {
        response.setStatus(401);
        response.setBody({ error: 'bad signature' });
        return;
    }

    var data = JSON.parse(request.body.dataString);
    var accountId = data.account;
    var pending = new x_acme_billing.InvoiceUtil().openInvoices(accountId);
    if (pending.length > 3) {
        response.setStatus(402);
        response.setBody({ error: 'account is blocked', invoices: pending.length });
        return;
    }

    var woId = new WorkOrderUtil().create(accountId, data.summary, data.ci);
    var task = new GlideRecord('x_acme_fsm_wo_task');
    task.initialize();
    task.work_order = woId;
    task.short_description = data.summary;
    var taskId = task.insert();

    if (new SlotFinder().book(request.pathParams.slot, taskId)) {
        response.setStatus(201);
        response.setBody({ work_order: woId, task: taskId });
    } else {
        response.setStatus(409);
        response.setBody({ error: 'slot is gone', work_order: woId });
    }
})(request, response);

(function process(/*RESTAPIRequest*/ request, /*RESTAPIResponse*/ response) {
    const body = request.body.data;
    if (!body || !Array.isArray(body.codes)) {
        response.setStatus(400);
        return { error: 'codes is missing' };
    }
    const verifier = new x_acme_integ.WebhookVerifier();
    if (verifier.isReplay(body.batchId)) {
        response.setStatus(409);
        return { error: 'batch was here before' };
    }

    const tally = { expected: 0, misplaced: 0, unknown_asset: 0, unreadable: 0 };
    if (body.auditId) {
        const audit = new AuditScan(body.auditId);
        body.codes.forEach(code => { tally[audit.scan(code)]++; });
        if (body.last) {
            tally.missing = audit.finish();
        }
        return tally;
    }

    const slip = new ReceivingSlip();
    const slipId = slip.createFor(body.purchaseOrder, body.deliveryNote);
    const accepted = body.codes.filter(code => slip.addScan(code) !== null);
    const complete = slip.close();
    return { slip: slipId, accepted: accepted.length, complete };
})(request, response);

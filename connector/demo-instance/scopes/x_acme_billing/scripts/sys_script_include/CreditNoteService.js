var CreditNoteService = Class.create();
CreditNoteService.prototype = {
    initialize: function() {
    },

    /**
     * Small amounts are approved at once, others go to the approvers.
     *
     * @param {String} invoiceId
     * @param {Number} amount
     * @param {String} reason
     * @returns {String} sys_id of the credit note
     * @throws {String} when more would be credited than was invoiced
     */
    issue: function(invoiceId, amount, reason) {
        var inv = new GlideRecord('x_acme_billing_invoice');
        if (!inv.get(invoiceId))
            throw 'CreditNoteService: invoice not found ' + invoiceId;

        var already = this._creditedSoFar(invoiceId);
        if (already + amount > parseFloat(inv.total) + 0.01)
            throw 'CreditNoteService: credit of ' + amount + ' exceeds invoice total, already credited ' + already;

        var cn = new GlideRecord('x_acme_billing_credit_note');
        cn.initialize();
        cn.number = new x_acme_core.NumberSequence('CRN').next();
        cn.invoice = invoiceId;
        cn.customer = inv.customer;
        cn.amount = amount;
        cn.reason = reason;
        cn.state = this._needsApproval(amount) ? 'requested' : 'approved';
        var id = cn.insert();

        if (cn.state == 'requested') {
            var router = new x_acme_core.ApprovalRouter();
            router.requestApproval(cn, router.approversFor(cn), 'Credit note on ' + inv.number + ': ' + reason);
        }
        return id;
    },

    pendingFor: function(customerId) {
        var list = [];
        var cn = new GlideRecord('x_acme_billing_credit_note');
        cn.addQuery('customer', customerId);
        cn.addQuery('state', 'requested');
        cn.query();
        while (cn.next())
            list.push({ id: cn.getUniqueValue(), number: cn.number + '', invoice: cn.invoice + '', amount: parseFloat(cn.amount) });
        return list;
    },

    _needsApproval: function(amount) {
        return amount > new x_acme_core.ConfigReader().getNumber('billing.credit.approval_limit', 500);
    },

    _creditedSoFar: function(invoiceId) {
        var sum = new GlideAggregate('x_acme_billing_credit_note');
        sum.addQuery('invoice', invoiceId);
        sum.addQuery('state', '!=', 'rejected');
        sum.addAggregate('SUM', 'amount');
        sum.groupBy('invoice');
        sum.query();
        return sum.next() ? parseFloat(sum.getAggregate('SUM', 'amount')) : 0;
    },

    type: 'CreditNoteService'
};

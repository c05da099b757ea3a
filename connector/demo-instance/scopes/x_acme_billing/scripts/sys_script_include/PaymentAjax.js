var PaymentAjax = Class.create();
PaymentAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    /**
     * Invoice a payment most likely belongs to: what the reference says, otherwise the amount.
     * @returns {String} JSON {id, number, total}, empty when there is no idea
     */
    suggestInvoice: function() {
        var customer = this.getParameter('sysparm_customer');
        var amount = parseFloat(this.getParameter('sysparm_amount'));
        var id = new PaymentMatcher().matchByReference(this.getParameter('sysparm_reference'));
        if (!id && customer && !isNaN(amount))
            id = new PaymentMatcher(1).matchByAmount(amount, customer);   // a euro of bank charges is usual
        if (!id)
            return '';
        var inv = new GlideRecord('x_acme_billing_invoice');
        inv.get(id);
        return JSON.stringify({ id: id, number: inv.getValue('number'), total: new InvoiceUtil().totalOf(id) });
    },

    getUnapplied: function() {
        return String(new PaymentMatcher().unapplied(this.getParameter('sysparm_customer')).total);
    },

    allocateNow: function() {
        if (!gs.hasRole('x_acme_billing.accountant'))
            return JSON.stringify({ allocated: 0, error: 'role' });
        return JSON.stringify(new PaymentMatcher().allocate(this.getParameter('sysparm_payment'), this.getParameter('sysparm_invoice')));
    },

    type: 'PaymentAjax'
});

var BillingAjax = Class.create();
BillingAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    /**
     * {count, open, overdue} of sysparm_customer. Currencies are added up as they are (BIL-377).
     */
    getOpenBalance: function() {
        var customer = this.getParameter('sysparm_customer');
        if (!customer)
            return '';
        var list = new InvoiceUtil().openInvoices(customer);
        var sum = 0, overdue = 0, today = new GlideDate().getValue();
        for (var i = 0; i < list.length; i++) {
            sum += list[i].open;
            if (list[i].due < today)
                overdue += list[i].open;
        }
        return JSON.stringify({ count: list.length, open: sum, overdue: overdue });
    },

    previewInvoice: function() {
        var customer = this.getParameter('sysparm_customer');
        var lines = JSON.parse(this.getParameter('sysparm_lines') || '[]');
        try {
            var b = new InvoiceBuilder(customer);
            lines.forEach(function(l) {
                b.addLine(l.item, parseFloat(l.qty), l.price ? parseFloat(l.price) : null);
            });
            return JSON.stringify(b.applyTax().preview());
        } catch (ex) {
            return JSON.stringify({ error: ex.message || String(ex) });
        }
    },

    // only the form of the number; the check against VIES is done at night
    validateVat: function() {
        var vat = (this.getParameter('sysparm_vat') + '').toUpperCase().replace(/[^A-Z0-9]/g, '');
        var rules = {
            DE: /^DE\d{9}$/,
            AT: /^ATU\d{8}$/,
            FR: /^FR[A-Z0-9]{2}\d{9}$/,
            IT: /^IT\d{11}$/,
            NL: /^NL\d{9}B\d{2}$/,
            PL: /^PL\d{10}$/
        };
        var rule = rules[vat.substring(0, 2)];
        return rule ? String(rule.test(vat)) : 'unknown';
    },

    getDunningLevel: function() {
        var ga = new GlideAggregate('x_acme_billing_invoice');
        ga.addQuery('customer', this.getParameter('sysparm_customer'));
        ga.addQuery('amount_open', '>', 0);
        ga.addAggregate('MAX', 'dunning_level');
        ga.setGroup(false);
        ga.query();
        return ga.next() ? ga.getAggregate('MAX', 'dunning_level') : '0';
    },

    type: 'BillingAjax'
});

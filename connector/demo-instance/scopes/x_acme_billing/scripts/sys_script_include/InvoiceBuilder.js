var InvoiceBuilder = Class.create();
InvoiceBuilder.prototype = {
    initialize: function (customerId) {
        this.customerId = customerId;
        this.lines = [];
        this.taxTotal = 0;
        this.taxed = false;
        this.log = new x_acme_core.Logger('InvoiceBuilder');
        this.converter = new x_acme_core.CurrencyConverter('EUR');
        this._loadCustomer();
    },

    /**
     * Adds one line. Lines with quantity 0 are ignored, negative quantities are allowed (returns).
     *
     * @param {Object|String} item  a plain object {code, description, category} or an item code
     * @param {Number} qty
     * @param {Number} [price]      unit price; looked up in the contract when not given
     * @returns {InvoiceBuilder} for chaining
     */
    addLine: function (item, qty, price) {
        if (!qty) {
            return this;
        }
        var line = typeof item === 'object' ? item : this._itemByCode(item);
        if (!line) {
            throw new Error('Unknown billing item: ' + item);
        }
        if (price === undefined || price === null) {
            var pricing = new ContractPricing();
            price = pricing.priceFor(line.code, this.customerId, new GlideDate());
            var rebate = pricing.discountFor(line.code, this.customerId, qty);
            if (rebate > 0) {
                price = price * (1 - rebate / 100);
            }
        }
        this.lines.push({
            code: line.code,
            description: line.description || line.code,
            category: line.category || 'goods',
            quantity: qty,
            unitPrice: this.converter.round(price, this.currency),
            amount: this.converter.round(price * qty, this.currency),
            taxRate: 0,
            taxAmount: 0
        });
        this.taxed = false;
        return this;
    },

    setCurrency: function (code) {
        if (this.lines.length > 0) {
            // changing after the first line would mix two currencies in one invoice
            throw new Error('Currency can only be set on an empty invoice');
        }
        this.currency = code;
        return this;
    },

    setReference: function (text) {
        this.reference = x_acme_core.StringTool.truncate(text, 80);
        return this;
    },

    applyTax: function () {
        var calc = new TaxCalculator();
        var result = calc.taxFor(this.lines, this.country);
        var exempt = calc.exemptions(this.customerId);
        this.taxTotal = 0;
        for (var i = 0; i < this.lines.length; i++) {
            var rate = result.lines[i].rate;
            if (exempt.indexOf(this.lines[i].category) >= 0) {
                rate = 0;
            }
            this.lines[i].taxRate = rate;
            this.lines[i].taxAmount = this.converter.round(this.lines[i].amount * rate / 100, this.currency);
            this.taxTotal += this.lines[i].taxAmount;
        }
        this.taxed = true;
        return this;
    },

    preview: function () {
        if (!this.taxed) {
            this.applyTax();
        }
        var net = this._net();
        return {
            customer: this.customerId,
            currency: this.currency,
            lines: this.lines,
            net: net,
            tax: this.taxTotal,
            total: this.converter.round(net + this.taxTotal, this.currency),
            dueDate: this._dueDate().getLocalDate().getValue()
        };
    },

    /**
     * Writes the draft and its lines.
     * @returns {String} sys_id; null when there is no line or the insert was refused
     */
    build: function () {
        if (this.lines.length === 0) {
            this.log.warn('Nothing to invoice', { customer: this.customerId });
            return null;
        }
        var p = this.preview();
        var inv = new GlideRecord('x_acme_billing_invoice');
        inv.initialize();
        inv.number = new x_acme_core.NumberSequence('INV').next();
        inv.customer = this.customerId;
        inv.country = this.country;
        inv.currency = p.currency;
        inv.net_amount = p.net;
        inv.tax_amount = p.tax;
        inv.total = p.total;
        inv.amount_open = p.total;
        inv.invoice_date = new GlideDate();
        inv.due_date = p.dueDate;
        inv.reference = this.reference || '';
        inv.state = 'draft';
        var id = inv.insert();
        if (!id) {
            this.log.error('Invoice insert refused', inv.getLastErrorMessage());
            return null;
        }
        this._insertLines(id);
        this.log.info('Invoice built', { number: String(inv.number), lines: this.lines.length });
        return String(id);
    },

    _insertLines: function (invoiceId) {
        for (var i = 0; i < this.lines.length; i++) {
            var l = this.lines[i];
            var gr = new GlideRecord('x_acme_billing_invoice_line');
            gr.initialize();
            gr.invoice = invoiceId;
            gr.order = (i + 1) * 10;
            gr.item = l.code;
            gr.description = l.description;
            gr.category = l.category;
            gr.quantity = l.quantity;
            gr.unit_price = l.unitPrice;
            gr.amount = l.amount;
            gr.tax_rate = l.taxRate;
            gr.tax_amount = l.taxAmount;
            gr.insert();
        }
    },

    _net: function () {
        var sum = 0;
        this.lines.forEach(function (l) {
            sum += l.amount;
        });
        return this.converter.round(sum, this.currency);
    },

    _dueDate: function () {
        var now = new GlideDateTime();
        if (this.terms === 'eom') {
            return new x_acme_core.DateMath().endOfMonth(now);
        }
        var days = parseInt(this.terms, 10);
        now.addDaysLocalTime(isNaN(days) ? 30 : days);
        return now;
    },

    _loadCustomer: function () {
        var acc = new GlideRecord('customer_account');
        if (!acc.get(this.customerId)) {
            throw new Error('No such customer: ' + this.customerId);
        }
        this.country = acc.getValue('country') || 'DE';
        this.currency = acc.getValue('u_billing_currency') || 'EUR';
        this.terms = acc.getValue('u_payment_terms') || '30';
    },

    _itemByCode: function (code) {
        var gr = new GlideRecord('x_acme_billing_item');
        if (!gr.get('code', code)) {
            return null;
        }
        return {
            code: code,
            description: gr.getValue('short_description'),
            category: gr.getValue('tax_category')
        };
    },

    type: 'InvoiceBuilder'
};

var DunningProcess = Class.create();

DunningProcess.MAX_LEVEL = 4;
DunningProcess.FEES = { 0: 0, 1: 0, 2: 5, 3: 15, 4: 40 };

/**
 * Is dunning stopped for this country today? (Italy in August, Christmas everywhere)
 */
DunningProcess.isQuietPeriod = function (country, gdt) {
    var month = gdt.getMonthLocalTime();
    var day = gdt.getDayOfMonthLocalTime();
    if (country === 'IT' && month === 8) {
        return true;
    }
    return (month === 12 && day >= 20) || (month === 1 && day <= 3);
};

DunningProcess.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('DunningProcess');
        this.notifier = new x_acme_core.Notifier();
        this.dates = new x_acme_core.DateMath();
        this.directory = new x_acme_core.UserDirectory();
        this.invoices = new InvoiceUtil();
        this.dryRun = new x_acme_core.ConfigReader().isEnabled('billing.dunning.dry_run');
        this._levels = null;
        this.stats = { reminded: 0, escalated: 0, skipped: 0, blocked: 0 };
    },

    /**
     * The level an invoice has to go to now. Equal to the present level when there is nothing to do.
     *
     * @param {GlideRecord} invoice
     * @returns {Number}
     */
    nextLevel: function (invoice) {
        var current = parseInt(invoice.getValue('dunning_level') || '0', 10);
        if (!this.invoices.isOverdue(invoice)) {
            return current;
        }
        if (current >= DunningProcess.MAX_LEVEL) {
            return current;
        }
        var due = new GlideDateTime(invoice.getValue('due_date'));
        var late = this.dates.businessDaysBetween(due, new GlideDateTime());
        var levels = this._loadLevels(invoice.customer.u_dunning_profile + '');
        var next = current;
        for (var i = 0; i < levels.length; i++) {
            if (levels[i].level > current && late >= levels[i].afterDays) {
                next = levels[i].level;
                break; // one step a run, never jump
            }
        }
        return next;
    },

    /**
     * Sends one reminder and writes the log.
     * @param {GlideRecord} invoice
     * @param {Number} level
     * @returns {Boolean} true when something went out
     */
    sendReminder: function (invoice, level) {
        var why = this._reasonToSkip(invoice);
        if (why) {
            this.stats.skipped++;
            this.log.info('Reminder skipped', { invoice: invoice.getValue('number'), why: why });
            return false;
        }
        var contact = this._contactOf(invoice);
        if (!contact) {
            this.stats.skipped++;
            this._openDataTask(invoice, 'No billing contact, reminder level ' + level + ' could not be sent');
            return false;
        }
        var text = this._composeText(invoice, level, this.directory.preferredLanguage(contact));
        if (!this.dryRun) {
            this.notifier.email(contact, text.subject, text.body);
            this._addFee(invoice, level);
            invoice.setValue('dunning_level', level);
            invoice.setValue('last_dunned', new GlideDateTime());
            invoice.update();
        }
        this._writeLog(invoice, level, contact, text.subject);
        this.stats.reminded++;
        return true;
    },

    /**
     * Hands an invoice to collections: a task for the group, the customer's account manager is told.
     * @returns {String} sys_id of the collections task
     */
    escalate: function (invoice) {
        var existing = new GlideRecord('x_acme_billing_collection_task');
        existing.addQuery('invoice', invoice.getUniqueValue());
        existing.addActiveQuery();
        existing.query();
        if (existing.next()) {
            existing.work_notes = 'Escalated again by dunning run, open amount ' + invoice.getDisplayValue('amount_open');
            existing.update();
            return existing.getUniqueValue();
        }
        var task = new GlideRecord('x_acme_billing_collection_task');
        task.initialize();
        task.invoice = invoice.getUniqueValue();
        task.customer = invoice.getValue('customer');
        task.short_description = 'Collect ' + invoice.getValue('number') + ' (' + invoice.getDisplayValue('amount_open') + ')';
        task.assignment_group = this._collectionsGroup(invoice.getValue('country'));
        task.priority = this._priorityFor(parseFloat(invoice.getValue('amount_open')));
        var id = task.insert();
        if (id) {
            var member = new global.TaskAssignment().leastLoadedMember(task.getValue('assignment_group'));
            if (member) {
                task.assigned_to = member;
                task.update();
            }
            this._tellAccountManager(invoice, task);
            this.stats.escalated++;
        }
        return id ? String(id) : '';
    },

    /**
     * Sets the credit block when the open balance has reached the limit.
     * @param {String} customerId
     * @returns {Boolean} true when the customer is blocked now
     */
    blockCustomer: function (customerId) {
        var acc = new GlideRecord('customer_account');
        if (!acc.get(customerId)) {
            return false;
        }
        if (acc.getValue('u_credit_block') === '1') {
            return true;
        }
        var exposure = this.invoices.openBalance(customerId);
        var limit = parseFloat(acc.getValue('u_credit_limit') || '0');
        if (exposure < limit) {
            this.log.info('Customer stays open, below credit limit', { customer: acc.getValue('name'), exposure: exposure });
            return false;
        }
        acc.setValue('u_credit_block', true);
        acc.setValue('u_credit_block_since', new GlideDateTime());
        acc.update();
        this._pauseSubscriptions(customerId);
        this.stats.blocked++;
        try {
            new x_acme_integ.EventBridge().publish('customer.credit.blocked', {
                customer: customerId,
                name: acc.getValue('name'),
                exposure: exposure
            });
        } catch (e) {
            // the block counts, the message does not
            this.log.error('credit.blocked not published', e);
        }
        return true;
    },

    // wakes up the subscriptions which the block has put on hold, too
    unblockCustomer: function (customerId, comment) {
        var acc = new GlideRecord('customer_account');
        if (!acc.get(customerId)) {
            return false;
        }
        acc.setValue('u_credit_block', false);
        acc.setValue('u_credit_block_since', '');
        acc.setValue('notes', acc.getValue('notes') + '\n' + comment);
        acc.update();
        var sub = new GlideRecord('x_acme_billing_subscription');
        sub.addQuery('customer', customerId);
        sub.addQuery('state', 'on_hold');
        sub.addQuery('hold_reason', 'credit');
        sub.query();
        while (sub.next()) {
            sub.state = 'active';
            sub.hold_reason = '';
            sub.update();
        }
        return true;
    },

    // the nightly run. Returns the stats, the scheduled job logs them.
    run: function (country) {
        var now = new GlideDateTime();
        if (DunningProcess.isQuietPeriod(country, now) || this.dates.isHoliday(now, country)) {
            this.log.info('Quiet period, no dunning', { country: country });
            return this.stats;
        }
        var gr = new GlideRecord('x_acme_billing_invoice');
        gr.addQuery('country', country);
        gr.addQuery('state', 'IN', 'sent,partially_paid');
        gr.addQuery('due_date', '<', new GlideDate());
        gr.addQuery('amount_open', '>', 0);
        gr.orderBy('customer');
        gr.query();
        var touched = {};
        while (gr.next()) {
            this._runOne(gr, touched);
        }
        for (var customerId in touched) {
            if (touched[customerId] >= DunningProcess.MAX_LEVEL) {
                this.blockCustomer(customerId);
            }
        }
        return this.stats;
    },

    _runOne: function (gr, touched) {
        var before = parseInt(gr.getValue('dunning_level') || '0', 10);
        var level = this.nextLevel(gr);
        if (level === before && level < DunningProcess.MAX_LEVEL) {
            return;
        }
        var customer = gr.getValue('customer');
        if (level >= DunningProcess.MAX_LEVEL) {
            this.escalate(gr);
        }
        if (level > before) {
            this.sendReminder(gr, level);
        }
        touched[customer] = Math.max(touched[customer] || 0, level);
    },

    _reasonToSkip: function (invoice) {
        if (invoice.getValue('disputed') === '1') {
            return 'disputed';
        }
        if (invoice.getValue('dunning_blocked') === '1') {
            return 'blocked by accounting';
        }
        var pending = new CreditNoteService().pendingFor(invoice.getValue('customer'));
        for (var i = 0; i < pending.length; i++) {
            if (pending[i].invoice === invoice.getUniqueValue()) {
                return 'credit note ' + pending[i].number + ' pending';
            }
        }
        var unapplied = new PaymentMatcher().unapplied(invoice.getValue('customer'));
        if (unapplied.total >= parseFloat(invoice.getValue('amount_open'))) {
            return 'unapplied payment on account';
        }
        return '';
    },

    _contactOf: function (invoice) {
        var id = invoice.customer.u_billing_contact + '';
        if (id && this.directory.isActive(id)) {
            return id;
        }
        id = invoice.customer.primary_contact + '';
        return id && this.directory.isActive(id) ? id : '';
    },

    _composeText: function (invoice, level, language) {
        var msg = new GlideRecord('x_acme_billing_dunning_text');
        msg.addQuery('level', level);
        msg.addQuery('language', 'IN', [language, 'en'].join(','));
        msg.query();
        var chosen = null;
        while (msg.next()) {
            if (!chosen || msg.getValue('language') === language) {
                chosen = { subject: msg.getValue('subject'), body: msg.getValue('body') };
            }
        }
        if (!chosen) {
            chosen = {
                subject: 'Payment reminder {number}',
                body: 'Our invoice {number} over {open} was due on {due}. Please transfer the amount.'
            };
        }
        var values = {
            number: invoice.getValue('number'),
            open: invoice.getDisplayValue('amount_open'),
            due: invoice.getDisplayValue('due_date'),
            fee: DunningProcess.FEES[level]
        };
        for (var k in values) {
            chosen.subject = chosen.subject.split('{' + k + '}').join(values[k]);
            chosen.body = chosen.body.split('{' + k + '}').join(values[k]);
        }
        return chosen;
    },

    _addFee: function (invoice, level) {
        var fee = DunningProcess.FEES[level] || 0;
        if (!fee || invoice.customer.u_no_dunning_fee == true) {
            return;
        }
        if (invoice.getValue('currency') !== 'EUR') {
            fee = new x_acme_core.CurrencyConverter('EUR').convert(fee, 'EUR', invoice.getValue('currency'), new GlideDate());
        }
        var line = new GlideRecord('x_acme_billing_invoice_line');
        line.initialize();
        line.invoice = invoice.getUniqueValue();
        line.item = 'DUNFEE' + level;
        line.description = 'Reminder fee level ' + level;
        line.category = 'exempt';
        line.quantity = 1;
        line.unit_price = fee;
        line.amount = fee;
        line.order = 900 + level;
        line.insert();
        invoice.setValue('amount_open', parseFloat(invoice.getValue('amount_open')) + fee);
    },

    _writeLog: function (invoice, level, contact, subject) {
        var l = new GlideRecord('x_acme_billing_dunning_log');
        l.initialize();
        l.invoice = invoice.getUniqueValue();
        l.level = level;
        l.contact = contact;
        l.subject = subject;
        l.dry_run = this.dryRun;
        l.insert();
    },

    _openDataTask: function (invoice, text) {
        var t = new GlideRecord('task');
        t.addQuery('parent', invoice.getUniqueValue());
        t.addQuery('active', true);
        t.query();
        if (t.hasNext()) {
            return;
        }
        t.initialize();
        t.parent = invoice.getUniqueValue();
        t.short_description = text;
        t.assignment_group.setDisplayValue('Billing Master Data');
        t.insert();
    },

    _collectionsGroup: function (country) {
        var cfg = new x_acme_core.ConfigReader();
        return cfg.getString('billing.collections.group.' + country, cfg.getString('billing.collections.group', ''));
    },

    _priorityFor: function (amount) {
        if (amount > 50000) {
            return 1;
        }
        return amount > 5000 ? 2 : 4;
    },

    _tellAccountManager: function (invoice, task) {
        var am = invoice.customer.account_manager + '';
        if (!am) {
            am = this.directory.managerOf(gs.getUserID());
        }
        this.notifier.email(am, 'Collections opened: ' + invoice.getDisplayValue('customer'),
            'Task ' + task.getValue('number') + ' was opened for invoice ' + invoice.getValue('number') + '.');
    },

    _pauseSubscriptions: function (customerId) {
        var sub = new GlideRecord('x_acme_billing_subscription');
        sub.addQuery('customer', customerId);
        sub.addQuery('state', 'active');
        sub.addQuery('essential', false);
        sub.query();
        while (sub.next()) {
            sub.state = 'on_hold';
            sub.hold_reason = 'credit';
            sub.update();
        }
    },

    _loadLevels: function (profile) {
        if (!this._levels) {
            this._levels = {};
            var gr = new GlideRecord('x_acme_billing_dunning_level');
            gr.orderBy('level');
            gr.query();
            while (gr.next()) {
                var key = gr.getValue('profile') || 'standard';
                (this._levels[key] = this._levels[key] || []).push({
                    level: parseInt(gr.getValue('level'), 10),
                    afterDays: parseInt(gr.getValue('after_days'), 10)
                });
            }
        }
        return this._levels[profile] || this._levels.standard || [];
    },

    type: 'DunningProcess'
};

var LedgerPoster = Class.create();
LedgerPoster.prototype = {
    initialize: function () {
        this.tbl = 'x_acme_billing_ledger';
    },

    /* entry = { date, text, source: {table, id}, items: [{account, debit, credit}] } -> group id, or null */
    post: function (entry) {
        var debit = 0, credit = 0;
        entry.items.forEach(function (it) {
            debit += it.debit || 0;
            credit += it.credit || 0;
        });
        if (Math.abs(debit - credit) > 0.005) {
            gs.error('LedgerPoster: unbalanced entry "' + entry.text + '" D ' + debit + ' C ' + credit);
            return null;
        }
        var period = new BillingPeriod().periodOf(entry.date);
        if (!period || !new BillingPeriod().isOpen(period)) {
            return null;
        }
        var group = gs.generateGUID();
        for (var i = 0; i < entry.items.length; i++) {
            this._insert(group, period, entry, entry.items[i]);
        }
        return group;
    },

    /**
     * @param {string} entryId id of the entry group, not of a row
     * @param {string} reason
     * @return {string|null} group of the reversal
     */
    reverse: function (entryId, reason) {
        var items = [], src = null;
        var gr = new GlideRecord(this.tbl);
        gr.addQuery('entry_group', entryId);
        gr.addNullQuery('reversed_by');
        gr.query();
        while (gr.next()) {
            src = { table: gr.getValue('source_table'), id: gr.getValue('source_id') };
            items.push({
                account: gr.getValue('account'),
                debit: parseFloat(gr.getValue('credit') || 0),
                credit: parseFloat(gr.getValue('debit') || 0)
            });
        }
        if (items.length === 0) {
            return null;
        }
        var group = this.post({ date: new GlideDate(), text: 'Reversal: ' + reason, source: src, items: items });
        if (group) {
            var upd = new GlideRecord(this.tbl);
            upd.addQuery('entry_group', entryId);
            upd.setValue('reversed_by', group);
            upd.updateMultiple();
        }
        return group;
    },

    balanceOf: function (account, period) {
        var ga = new GlideAggregate(this.tbl);
        ga.addQuery('account', account);
        if (period) {
            ga.addQuery('period', period);
        }
        ga.addAggregate('SUM', 'debit');
        ga.addAggregate('SUM', 'credit');
        ga.setGroup(false);
        ga.query();
        if (!ga.next()) {
            return 0;
        }
        return (+ga.getAggregate('SUM', 'debit')) - (+ga.getAggregate('SUM', 'credit'));
    },

    _insert: function (group, period, entry, item) {
        var gr = new GlideRecord(this.tbl);
        gr.initialize();
        gr.entry_group = group;
        gr.period = period;
        gr.posting_date = entry.date;
        gr.account = item.account;
        gr.debit = item.debit || 0;
        gr.credit = item.credit || 0;
        gr.text = entry.text;
        if (entry.source) {
            gr.source_table = entry.source.table;
            gr.source_id = entry.source.id;
        }
        gr.insert();
    },

    type: 'LedgerPoster'
};

(function() {
    var ilog = new x_acme_integ.IntegrationLog();
    var run = ilog.start('bank-files');
    var parser = new BankFileParser();
    var stats = { files: 0, bookings: 0, errors: 0 };

    var f = new GlideRecord('x_acme_billing_bank_file');
    f.addQuery('state', 'new');
    f.query();
    while (f.next()) {
        stats.files++;
        var att = new GlideRecord('sys_attachment');
        att.addQuery('table_sys_id', f.getUniqueValue());
        att.query();
        while (att.next()) {
            var bookings = parser.parseAttachment(att.getUniqueValue());
            stats.errors += parser.errors.length;
            bookings.forEach(function(b) {
                if (b.amount <= 0)
                    return;
                var p = new GlideRecord('x_acme_billing_payment');
                p.initialize();
                p.number = new x_acme_core.NumberSequence('PAY').next();
                p.amount = b.amount;
                p.amount_unapplied = b.amount;
                p.currency = b.currency;
                p.reference = b.reference;
                p.received_on = b.date;
                p.customer = customerByIban(b.iban);
                p.bank_file = f.getUniqueValue();
                p.insert();
                stats.bookings++;
            });
        }
        f.state = parser.errors.length ? 'partly' : 'done';
        f.update();
    }
    ilog.finish(run, stats.errors ? 'warning' : 'success', stats);

    function customerByIban(iban) {
        var acc = new x_acme_core.RecordFinder('customer_account').first('u_iban=' + iban);
        return acc ? acc.getUniqueValue() : '';
    }
})();

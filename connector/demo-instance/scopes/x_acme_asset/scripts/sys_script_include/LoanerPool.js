var LoanerPool = Class.create();
LoanerPool.prototype = {
    initialize: function() {},

    checkOut: function(assetId, userId, until) {
        var a = new GlideRecord('alm_hardware');
        if (!a.get(assetId) || a.getValue('substatus') != 'loaner')
            return { ok: false, message: 'This device is not in the pool' };
        if (this.heldBy(userId).length >= 2)
            return { ok: false, message: 'Two loaners per person is the limit' };
        var loan = new GlideRecord('x_acme_asset_loan');
        loan.initialize();
        loan.asset = assetId;
        loan.borrower = userId;
        loan.due = until;
        loan.state = 'out';
        var id = loan.insert();
        new AssetUtil().assign(assetId, userId);
        return { ok: true, loan: id };
    },

    checkIn: function(assetId, condition) {
        var loan = new GlideRecord('x_acme_asset_loan');
        loan.addQuery('asset', assetId);
        loan.addQuery('state', 'out');
        loan.query();
        if (!loan.next())
            return false;
        loan.state = 'in';
        loan.condition = condition;
        loan.returned_on = new GlideDateTime();
        loan.update();
        var a = loan.asset.getRefRecord();
        var to = condition == 'damaged' ? AssetLifecycle.STATES.IN_MAINTENANCE : AssetLifecycle.STATES.IN_STOCK;
        new AssetLifecycle().transition(a, to, 'Loan returned (' + condition + ')');
        a.substatus = 'loaner';
        a.update();
        return true;
    },

    heldBy: function(userId) {
        return new x_acme_core.RecordFinder('x_acme_asset_loan').all('borrower=' + userId + '^state=out', 20);
    },

    freeBetween: function(from, to, siteId) {
        var busy = [], free = [];
        var loan = new GlideRecord('x_acme_asset_loan');
        loan.addQuery('state', 'IN', 'out,booked');
        loan.addQuery('start', '<=', to);
        loan.addQuery('due', '>=', from);
        loan.query();
        while (loan.next())
            busy.push(String(loan.asset));
        var hw = new GlideRecord('alm_hardware');
        hw.addQuery('substatus', 'loaner');
        hw.addQuery('stockroom.location', siteId);
        hw.query();
        while (hw.next()) {
            if (busy.indexOf(hw.getUniqueValue()) == -1)
                free.push({ id: hw.getUniqueValue(), label: hw.getDisplayValue('model') + ' (' + hw.asset_tag + ')' });
        }
        return free;
    },

    overDue: function() {
        var late = [];
        var g = new GlideRecord('x_acme_asset_loan');
        g.addEncodedQuery('state=out^due<javascript:gs.beginningOfToday()');
        g.query();
        while (g.next())
            late.push({ loan: g.getUniqueValue(), borrower: g.getValue('borrower'), due: g.getValue('due'), device: g.getDisplayValue('asset') });
        return late;
    },

    type: 'LoanerPool'
};

var LeaseAjax = Class.create();
LeaseAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getNotice: function () {
        var by = new LeaseTerms().noticeBy(this.getParameter('sysparm_lease'));
        if (!by)
            return '';
        return JSON.stringify({ by: by.getDate().getDisplayValue(), late: by.before(new GlideDateTime()) });
    },

    getBuyout: function () {
        if (!gs.hasRole('x_acme_asset.finance'))
            return '';
        return String(new LeaseTerms().buyoutPrice(this.getParameter('sysparm_lease')));
    },

    // for the choice "buy or give back": what is the machine worth in our books
    getBookValue: function () {
        var lease = new GlideRecord('x_acme_asset_lease');
        if (!lease.get(this.getParameter('sysparm_lease')))
            return '0';
        return new DepreciationCalculator().bookValue(lease.getValue('asset'), new GlideDateTime()) + '';
    },

    isRunning: function () {
        return new LeaseTerms().isRunning(this.getParameter('sysparm_asset'));
    },

    type: 'LeaseAjax'
});

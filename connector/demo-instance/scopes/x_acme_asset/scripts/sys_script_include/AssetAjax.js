var AssetAjax = Class.create();
AssetAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {

    getAssetSummary: function () {
        var asset = new AssetUtil().byTag(this.getParameter('sysparm_tag'));
        if (!asset)
            return JSON.stringify({ found: false });
        var model = new AssetUtil().modelOf(asset.getUniqueValue());
        return JSON.stringify({
            found: true,
            sys_id: asset.getUniqueValue(),
            state: asset.getDisplayValue('install_status'),
            assigned_to: asset.getDisplayValue('assigned_to'),
            model: model ? model.name : ''
        });
    },

    getAvailability: function () {
        var inv = new StockroomInventory();
        return inv.available(this.getParameter('sysparm_model'), this.getParameter('sysparm_stockroom'));
    },

    // yyyy-MM-dd or empty
    getWarranty: function () {
        var end = new WarrantyLookup().expiresOn(this.getParameter('sysparm_asset'));
        return end ? end.getDate().getValue() : '';
    },

    getBookValue: function () {
        if (!gs.hasRole('x_acme_asset.finance'))
            return '';
        var calc = new DepreciationCalculator('EUR');
        return calc.bookValue(this.getParameter('sysparm_asset'), new GlideDateTime());
    },

    parseBarcode: function () {
        return JSON.stringify(new BarcodeParser().parse(this.getParameter('sysparm_code')));
    },

    getLoaners: function () {
        var list = new LoanerPool().freeBetween(
            this.getParameter('sysparm_from'),
            this.getParameter('sysparm_to'),
            this.getParameter('sysparm_site'));
        var root = this.newItem('loaners');
        root.setAttribute('count', list.length);
        for (var i = 0; i < list.length; i++) {
            var item = this.newItem('loaner');
            item.setAttribute('id', list[i].id);
            item.setAttribute('label', list[i].label);
        }
    },

    type: 'AssetAjax'
});

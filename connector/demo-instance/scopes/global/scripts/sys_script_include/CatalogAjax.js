var CatalogAjax = Class.create();
CatalogAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, {

    getPrice: function () {
        var item = new GlideRecord('sc_cat_item');
        if (!item.get(this.getParameter('sysparm_item')))
            return '';
        var qty = parseInt(this.getParameter('sysparm_qty'), 10) || 1;
        var currency = this.getParameter('sysparm_currency') || 'EUR';
        var converter = new x_acme_core.CurrencyConverter('EUR');
        var total = converter.convert(parseFloat(item.getValue('price')) * qty, 'EUR', currency);
        return total === null ? '' : total + ' ' + currency;
    },

    checkEntitlement: function () {
        var util = new CatalogUtil();
        var answer = util.canOrder(this.getParameter('sysparm_user') || gs.getUserID(), this.getParameter('sysparm_item'));
        return JSON.stringify(answer);
    },

    // days, from the delivery plan, with stock from the asset application when there is a model
    getLeadTime: function () {
        var item = new GlideRecord('sc_cat_item');
        if (!item.get(this.getParameter('sysparm_item')))
            return '-1';
        if (!gs.nil(item.model)) {
            var stock = new x_acme_asset.StockroomInventory().available(item.getValue('model'), this.getParameter('sysparm_stockroom'));
            if (stock > 0)
                return '1';
        }
        return String(new CatalogUtils().leadDays(item));
    },

    type: 'CatalogAjax'
});

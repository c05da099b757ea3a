function onChange(control, oldValue, newValue, isLoading) {
    if (newValue == '')
        return;
    var item = g_form.getUniqueValue();
    var price = new GlideAjax('CatalogAjax');
    price.addParam('sysparm_name', 'getPrice');
    price.addParam('sysparm_item', item);
    price.addParam('sysparm_qty', newValue);
    price.addParam('sysparm_currency', g_form.getValue('currency'));
    price.getXMLAnswer(function (total) {
        g_form.setValue('total_price', total || 'on request');
    });

    var lead = new GlideAjax('CatalogAjax');
    lead.addParam('sysparm_name', 'getLeadTime');
    lead.addParam('sysparm_item', item);
    lead.addParam('sysparm_stockroom', g_form.getValue('stockroom'));
    lead.getXMLAnswer(function (days) {
        var n = parseInt(days, 10);
        if (n < 0)
            return g_form.hideFieldMsg('quantity');
        g_form.showFieldMsg('quantity', n === 1 ? 'Tomorrow' : 'In about ' + n + ' days', 'info');
    });
}

function onCondition() {
    g_form.setSectionDisplay('lease', g_scratchpad.leased);
    if (!g_scratchpad.leased)
        return;
    var ga = new GlideAjax('x_acme_asset.AssetAjax');
    ga.addParam('sysparm_name', 'getBookValue');
    ga.addParam('sysparm_asset', g_form.getUniqueValue());
    ga.getXMLAnswer(function (v) {
        g_form.setReadOnly('buyout_price', v == '');
        if (v != '') g_form.addInfoMessage('Book value today: ' + v + ' EUR');
    });
}

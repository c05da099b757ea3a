function onLoad() {
    var mid = g_form.getValue('mid_server');
    if (!mid)
        return;
    var ga = new GlideAjax('x_acme_integ.ConnectionAjax');
    ga.addParam('sysparm_name', 'ping');
    ga.addParam('sysparm_target', mid);
    ga.getXMLAnswer(function (state) {
        if (state !== 'ok') {
            g_form.showFieldMsg('mid_server', 'This MID server does not answer', 'error');
            g_form.setReadOnly('active', true);
        }
    });
}

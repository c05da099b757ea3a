function onLoad() {
    var emp = g_form.getValue('opened_for');
    if (!emp)
        return;
    var ga = new GlideAjax('global.UserAjax');
    ga.addParam('sysparm_name', 'getManager');
    ga.addParam('sysparm_user', emp);
    ga.getXML(showManager);

    var vip = new GlideAjax('global.UserAjax');
    vip.addParam('sysparm_name', 'isVip');
    vip.addParam('sysparm_user', emp);
    vip.getXMLAnswer(function (a) {
        if (a === 'true') {
            g_form.flash('opened_for', '#FF0000', 0);
        }
    });

    function showManager(response) {
        var found = response.responseXML.getElementsByTagName('manager');
        if (found.length > 0) {
            g_form.showFieldMsg('opened_for', 'Manager: ' + found[0].getAttribute('name'), 'info');
        }
    }
}

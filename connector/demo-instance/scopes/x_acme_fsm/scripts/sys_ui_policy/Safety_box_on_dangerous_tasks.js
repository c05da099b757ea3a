function onCondition() {
    var ga = new GlideAjax('x_acme_fsm.SafetyAjax');
    ga.addParam('sysparm_name', 'openItems');
    ga.addParam('sysparm_task', g_form.getUniqueValue());
    ga.getXMLAnswer(function (text) {
        var open = text ? text.split('\n') : [];
        g_form.setDisplay('safety_confirmed', open.length === 0);
        g_form.hideFieldMsg('hazard_class', true);
        if (open.length)
            g_form.showFieldMsg('hazard_class', open.length + ' safety questions are open: ' + open[0], 'warning');
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    g_form.hideFieldMsg('caller_id', true);
    if (!newValue)
        return;
    var vip = new GlideAjax('UserAjax');
    vip.addParam('sysparm_name', 'isVip');
    vip.addParam('sysparm_user', newValue);
    vip.getXMLAnswer(function (answer) {
        if (answer == 'true')
            g_form.showFieldMsg('caller_id', getMessage('VIP'), 'info');
    });
    if (isLoading)
        return;
    var loc = new GlideAjax('UserAjax');
    loc.addParam('sysparm_name', 'getLocation');
    loc.addParam('sysparm_user', newValue);
    loc.getXML(function (response) {
        var text = response.responseXML.documentElement.getAttribute('answer');
        var place = JSON.parse(text || '{}');
        if (place.id)
            g_form.setValue('location', place.id, place.name);
    });
}

function onChange(control, oldValue, newValue, isLoading) {
    if (isLoading || newValue == '' || newValue == oldValue)
        return;
    var hold = new GlideAjax('x_acme_fsm.SlotAjax');
    hold.addParam('sysparm_name', 'hold');
    hold.addParam('sysparm_slot', newValue);
    hold.getXMLAnswer(function (ok) {
        if (ok == 'true') {
            g_form.showFieldMsg('slot', getMessage('Kept for you for ten minutes'), 'info');
            return;
        }
        g_form.clearValue('slot');
        g_form.showFieldMsg('slot', getMessage('Somebody was faster, please choose another one'), 'error');
    });
}

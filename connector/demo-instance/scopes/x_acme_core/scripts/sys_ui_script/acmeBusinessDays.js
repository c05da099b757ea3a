// small helper for forms: acmeBusinessDays.fill('due_date', 5)
var acmeBusinessDays = {

    call: function (method, params, callback) {
        var ga = new GlideAjax('x_acme_core.CalendarAjax');
        ga.addParam('sysparm_name', method);
        for (var key in params)
            ga.addParam('sysparm_' + key, params[key]);
        ga.getXMLAnswer(callback);
    },

    fill: function (field, days) {
        this.call('addDays', { days: days, start: '' }, function (value) {
            if (!g_form.getValue(field))
                g_form.setValue(field, value);
        });
    },

    warnOnHoliday: function (field, country) {
        var day = g_form.getValue(field);
        this.call('isHoliday', { day: day, country: country }, function (answer) {
            if (answer === 'true')
                g_form.showFieldMsg(field, getMessage('This day is a holiday'), 'info');
        });
    }
};

var AcmeSafetySheet = function (taskId) {
    this.taskId = taskId;
};
AcmeSafetySheet.prototype.save = function (key, value, note, whenDone) {
    var ajax = new GlideAjax('x_acme_fsm.SafetyAjax');
    ajax.addParam('sysparm_name', 'saveAnswer');
    ajax.addParam('sysparm_task', this.taskId);
    ajax.addParam('sysparm_key', key);
    ajax.addParam('sysparm_value', value);
    ajax.addParam('sysparm_note', note || '');
    ajax.getXMLAnswer(function (state) {
        whenDone(state === 'complete');
    });
};
AcmeSafetySheet.prototype.warnings = function (show) {
    var ajax = new GlideAjax('x_acme_fsm.SafetyAjax');
    ajax.addParam('sysparm_name', 'myCertificates');
    ajax.addParam('sysparm_days', 30);
    ajax.getXMLAnswer(function (text) {
        if (text) show(text.split('\n'));
    });
};

// autosave of the questionnaire, 800 ms after the last key
var timers = {};

function saveSoon(answerId, value, comment, done) {
    clearTimeout(timers[answerId]);
    timers[answerId] = setTimeout(function () {
        var ga = new GlideAjax('x_acme_vrm.VendorPortalAjax');
        ga.addParam('sysparm_name', 'saveAnswer');
        ga.addParam('sysparm_answer', answerId);
        ga.addParam('sysparm_value', value);
        ga.addParam('sysparm_comment', comment || '');
        ga.getXMLAnswer(done);
    }, 800);
}

function submitAll(assessmentId) {
    var ga = new GlideAjax('x_acme_vrm.VendorPortalAjax');
    ga.addParam('sysparm_name', 'submit');
    ga.addParam('sysparm_assessment', assessmentId);
    ga.getXMLAnswer(function (json) {
        var r = JSON.parse(json);
        alert(r.ok ? 'Thank you, ' + r.number + ' was sent' : r.message);
    });
}

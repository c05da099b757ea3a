function onLoad() {
    var ga = new GlideAjax('x_acme_hr.TrainingAjax');
    ga.addParam('sysparm_name', 'listMissing');
    ga.getXMLAnswer(function (answer) {
        var courses = JSON.parse(answer || '[]');
        g_form.clearOptions('course');
        if (courses.length === 0) {
            g_form.addInfoMessage(getMessage('You have all your trainings'));
            g_form.setReadOnly('course', true);
            return;
        }
        for (var i = 0; i < courses.length; i++)
            g_form.addOption('course', courses[i].id, courses[i].title);
    });
}

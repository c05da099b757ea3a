function onCondition() {
    var ga = new GlideAjax('ChangeAjax');
    ga.addParam('sysparm_name', 'countServices');
    ga.addParam('sysparm_ci', g_form.getValue('cmdb_ci'));
    ga.getXMLAnswer(function (n) {
        var many = parseInt(n, 10) > 5;
        g_form.setMandatory('backout_plan', many);
        g_form.setMandatory('test_plan', many);
        if (many)
            g_form.addInfoMessage(n + ' services depend on this CI');
    });
}

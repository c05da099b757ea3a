var acmeArticlePicker = {
    search: function (text, show) {
        if (text.length < 4)
            return show([]);
        var ga = new GlideAjax('KnowledgeSuggestAjax');
        ga.addParam('sysparm_name', 'suggest');
        ga.addParam('sysparm_text', text);
        ga.getXMLAnswer(function (answer) { show(JSON.parse(answer || '[]')); });
    },
    attach: function (article) {
        var link = new GlideAjax('KnowledgeSuggestAjax');
        link.addParam('sysparm_name', 'linkTo');
        link.addParam('sysparm_task', g_form.getUniqueValue());
        link.addParam('sysparm_article', article);
        link.getXMLAnswer(function (id) {
            g_form.addInfoMessage(id ? getMessage('Article linked') : getMessage('You may not change this task'));
        });
    }
};

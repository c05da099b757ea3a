function onLoad() {
    if (!g_form.isNewRecord() && g_form.getValue('short_description')) {
        var ga = new GlideAjax('KnowledgeSuggestAjax');
        ga.addParam('sysparm_name', 'suggest');
        ga.addParam('sysparm_text', g_form.getValue('short_description'));
        ga.getXMLAnswer(showHints);
    }

    function showHints(answer) {
        var hints = JSON.parse(answer || '[]');
        if (hints.length === 0)
            return;
        var titles = hints.map(function (h) { return h.title; });
        g_form.addInfoMessage(titles.join(' | '));
    }
}

var KnowledgeSuggestAjax = Class.create();
KnowledgeSuggestAjax.prototype = Object.extendsObject(AbstractAjaxProcessor, {
    suggest: function () {
        var hits = new KnowledgeHelper().searchArticles(this.getParameter('sysparm_text'), 5);
        return JSON.stringify(hits.map(function (h) { return { id: h.id, title: h.number + ': ' + h.title }; }));
    },

    linkTo: function () {
        var task = new GlideRecord('task');
        if (!task.get(this.getParameter('sysparm_task')) || !task.canWrite())
            return '';
        return new KnowledgeHelper().linkArticle(task, this.getParameter('sysparm_article'));
    },

    type: 'KnowledgeSuggestAjax'
});

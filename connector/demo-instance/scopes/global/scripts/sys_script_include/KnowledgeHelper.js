var KnowledgeHelper = Class.create();
KnowledgeHelper.prototype = {
    initialize: function (baseId) {
        this.kb = baseId || gs.getProperty('acme.kb.default', '');
    },

    /**
     * @param {string} text
     * @param {number} [limit] 10
     * @returns {Object[]} {id, number, title, snippet}, only what the user may read
     */
    searchArticles: function (text, limit) {
        var results = [];
        if (!text) return results;
        var gr = new GlideRecord('kb_knowledge');
        gr.addQuery('workflow_state', 'published');
        if (this.kb) gr.addQuery('kb_knowledge_base', this.kb);
        gr.addQuery('123TEXTQUERY321', text);
        gr.setLimit(limit || 10);
        gr.query();
        while (gr.next()) {
            if (!gr.canRead()) continue;
            results.push({
                id: gr.getUniqueValue(),
                number: gr.getValue('number'),
                title: gr.getValue('short_description'),
                snippet: x_acme_core.StringTool.truncate(this._plain(gr.getValue('text')), 160)
            });
        }
        return results;
    },

    linkArticle: function (task, articleId) {
        var m = new GlideRecord('m2m_kb_task');
        m.addQuery('task', task.getUniqueValue());
        m.addQuery('kb_knowledge', articleId);
        m.query();
        if (m.next()) return m.getUniqueValue();
        m.initialize();
        m.task = task.getUniqueValue();
        m.kb_knowledge = articleId;
        return m.insert();
    },

    // number of articles flagged
    flagStale: function (days) {
        var n = 0;
        var gr = new GlideRecord('kb_knowledge');
        gr.addQuery('workflow_state', 'published');
        gr.addQuery('sys_updated_on', '<', gs.daysAgoStart(days));
        gr.addQuery('sys_view_count', '<', 5);
        gr.addQuery('flagged', false);
        gr.query();
        while (gr.next()) {
            gr.flagged = true;
            gr.autoSysFields(false);
            gr.update();
            n++;
        }
        return n;
    },

    _plain: function (html) {
        return String(html || '').replace(/<[^>]+>/g, ' ').replace(/&nbsp;/g, ' ').replace(/\s+/g, ' ').trim();
    },

    type: 'KnowledgeHelper'
};

var SafetyChecklist = Class.create();

SafetyChecklist.MANDATORY = ['lockout', 'ppe', 'gas_test'];

SafetyChecklist.prototype = {
    initialize: function (taskId) {
        this.taskId = taskId;
        this.answers = null;
    },

    questions: function () {
        var task = new GlideRecord('x_acme_fsm_wo_task');
        task.get(this.taskId);
        var list = [];
        var q = new GlideRecord('x_acme_fsm_safety_question');
        q.addActiveQuery();
        q.addQuery('hazard_class', 'IN', 'general,' + task.getValue('hazard_class'));
        q.orderBy('order');
        q.query();
        while (q.next()) {
            list.push({
                key: q.getValue('key'),
                text: q.getValue('question'),
                mandatory: SafetyChecklist.MANDATORY.indexOf(q.getValue('key')) >= 0
            });
        }
        return list;
    },

    answer: function (key, value, note) {
        var gr = new GlideRecord('x_acme_fsm_safety_answer');
        gr.addQuery('task', this.taskId);
        gr.addQuery('key', key);
        gr.query();
        var exists = gr.next();
        if (!exists) {
            gr.initialize();
            gr.task = this.taskId;
            gr.key = key;
        }
        gr.value = value;
        gr.note = note || '';
        this.answers = null;
        return exists ? gr.update() : gr.insert();
    },

    isComplete: function () {
        return this.openItems().length === 0;
    },

    openItems: function () {
        var given = this._load();
        return this.questions().filter(function (q) {
            return q.mandatory && given[q.key] !== 'yes' && given[q.key] !== 'not_applicable';
        });
    },

    _load: function () {
        if (this.answers)
            return this.answers;
        this.answers = {};
        var gr = new GlideRecord('x_acme_fsm_safety_answer');
        gr.addQuery('task', this.taskId);
        gr.query();
        while (gr.next())
            this.answers[gr.getValue('key')] = gr.getValue('value');
        return this.answers;
    },

    type: 'SafetyChecklist'
};

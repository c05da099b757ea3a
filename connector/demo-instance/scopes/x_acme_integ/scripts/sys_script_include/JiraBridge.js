var JiraBridge = Class.create();
JiraBridge.prototype = {
    initialize: function () {
        this.message = 'x_acme_integ.Jira';
        this.statusMap = { 'To Do': '1', 'In Progress': '2', 'Blocked': '3', 'Done': '6' };
    },

    /**
     * @returns {string} the key, empty when Jira said no
     */
    createIssue: function (project, summary, text) {
        var rm = new sn_ws.RESTMessageV2(this.message, 'create');
        rm.setRequestBody(JSON.stringify({
            fields: {
                project: { key: project },
                summary: summary.substring(0, 250),
                description: text,
                issuetype: { name: 'Task' }
            }
        }));
        var res = rm.execute();
        if (res.getStatusCode() != 201) {
            gs.error('Jira refused: ' + res.getBody());
            return '';
        }
        return JSON.parse(res.getBody()).key;
    },

    fromIncident: function (incidentGr, project) {
        var key = this.createIssue(project, incidentGr.getValue('number') + ' ' + incidentGr.getValue('short_description'), incidentGr.getValue('description') || '');
        if (key) {
            var link = new GlideRecord('x_acme_integ_jira_link');
            link.initialize();
            link.issue_key = key;
            link.task = incidentGr.getUniqueValue();
            link.insert();
        }
        return key;
    },

    addComment: function (key, text) {
        var rm = new sn_ws.RESTMessageV2(this.message, 'comment');
        rm.setStringParameter('key', key);
        rm.setRequestBody(JSON.stringify({ body: text }));
        return rm.execute().getStatusCode() == 201;
    },

    // the other way: an issue changed over there. Returns the task or ''
    applyUpdate: function (issue) {
        var link = new GlideRecord('x_acme_integ_jira_link');
        if (!link.get('issue_key', issue.key))
            return '';
        var task = new GlideRecord('incident');
        if (!task.get(link.getValue('task')))
            return '';
        var state = this.statusMap[JsonPath.pick(issue, 'fields.status.name')];
        if (state == '6') {
            new global.IncidentUtils().resolve(task, 'Solved (Permanently)', 'Fixed with ' + issue.key);
        } else if (state && task.getValue('state') != state) {
            task.state = state;
            task.work_notes = issue.key + ' went to ' + issue.fields.status.name;
            task.update();
        }
        return task.getUniqueValue();
    },

    type: 'JiraBridge'
};

var IncidentUtilsSNC = Class.create();

IncidentUtilsSNC.STATES = {
    NEW: 1,
    IN_PROGRESS: 2,
    ON_HOLD: 3,
    RESOLVED: 6,
    CLOSED: 7,
    CANCELED: 8
};

IncidentUtilsSNC.HOLD_REASONS = {
    CALLER: 1,
    CHANGE: 5,
    PROBLEM: 3,
    VENDOR: 4
};

// impact x urgency, used when no dl_u_priority record is there
IncidentUtilsSNC.MATRIX = {
    '1': { '1': 1, '2': 2, '3': 3 },
    '2': { '1': 2, '2': 3, '3': 4 },
    '3': { '1': 3, '2': 4, '3': 5 }
};

IncidentUtilsSNC.isMajor = function (gr) {
    return gr.getValue('priority') == '1' || gr.getValue('major_incident_state') == 'accepted';
};

IncidentUtilsSNC.prototype = {

    initialize: function () {
        this.log = new x_acme_core.Logger('IncidentUtils');
        this.defaultCode = gs.getProperty('acme.incident.default_close_code', 'Solved (Permanently)');
        this._lookup = null;
    },

    /**
     * Resolves an incident and its open children.
     *
     * @param {GlideRecord} gr incident
     * @param {string} code close code, the default from acme.incident.default_close_code if empty
     * @param {string} notes
     * @returns {boolean} false when the incident is resolved already or may not be written
     */
    resolve: function (gr, code, notes) {
        if (!gr || !gr.isValidRecord())
            return false;
        var state = parseInt(gr.getValue('state'), 10);
        if (state >= IncidentUtilsSNC.STATES.RESOLVED)
            return false;
        if (!gr.canWrite()) {
            this.log.warn('No right to resolve', { number: gr.getValue('number') });
            return false;
        }
        gr.setValue('state', IncidentUtilsSNC.STATES.RESOLVED);
        gr.setValue('close_code', code || this.defaultCode);
        gr.setValue('close_notes', notes || gs.getMessage('Resolved'));
        gr.setValue('resolved_by', gs.getUserID());
        gr.setValue('resolved_at', new GlideDateTime());
        if (!gr.update())
            return false;
        this._resolveChildren(gr, code, notes);
        return true;
    },

    reopen: function (gr, reason) {
        var state = parseInt(gr.getValue('state'), 10);
        if (state !== IncidentUtilsSNC.STATES.RESOLVED)
            return false;
        if (this._reopenWindowPassed(gr)) {
            gs.addErrorMessage(gs.getMessage('Too late to reopen {0}, please open a new incident', gr.getValue('number')));
            return false;
        }
        gr.setValue('state', IncidentUtilsSNC.STATES.IN_PROGRESS);
        gr.setValue('reopen_count', (parseInt(gr.getValue('reopen_count'), 10) || 0) + 1);
        gr.setValue('close_code', '');
        gr.setValue('close_notes', '');
        gr.work_notes = gs.getMessage('Reopened: {0}', reason || '-');
        gr.update();
        return true;
    },

    cancel: function (gr, reason) {
        if (!this.isOpen(gr))
            return false;
        gr.setValue('state', IncidentUtilsSNC.STATES.CANCELED);
        gr.comments = reason;
        return gr.update() ? true : false;
    },

    /**
     * @param {GlideRecord} gr
     * @param {string} reason caller, change, problem or vendor
     * @param {GlideDateTime} [until] goes to follow_up
     * @throws {Error} for any other reason
     */
    hold: function (gr, reason, until) {
        var code = IncidentUtilsSNC.HOLD_REASONS[String(reason).toUpperCase()];
        if (!code)
            throw new Error('Unknown hold reason ' + reason);
        gr.setValue('state', IncidentUtilsSNC.STATES.ON_HOLD);
        gr.setValue('hold_reason', code);
        if (until)
            gr.setValue('follow_up', until);
        gr.update();
    },

    isOpen: function (gr) {
        var state = parseInt(gr.getValue('state'), 10);
        return state < IncidentUtilsSNC.STATES.RESOLVED;
    },

    /**
     * Problems that are linked to the incident, that share its CI or that one of its children has.
     * @param {string} id sys_id of the incident
     * @returns {Array<{id: string, number: string, how: string}>}
     */
    relatedProblems: function (id) {
        var found = [];
        var seen = {};
        var add = function (problem, how) {
            var key = problem.getUniqueValue();
            if (seen[key])
                return;
            seen[key] = true;
            found.push({ id: key, number: problem.getValue('number'), how: how });
        };

        var inc = new GlideRecord('incident');
        if (!inc.get(id))
            return found;

        if (!gs.nil(inc.problem_id))
            add(inc.problem_id.getRefRecord(), 'linked');

        if (!gs.nil(inc.cmdb_ci)) {
            var byCi = new GlideRecord('problem');
            byCi.addActiveQuery();
            byCi.addQuery('cmdb_ci', inc.getValue('cmdb_ci'));
            byCi.query();
            while (byCi.next())
                add(byCi, 'ci');
        }

        var child = new GlideRecord('incident');
        child.addQuery('parent_incident', id);
        child.addNotNullQuery('problem_id');
        child.query();
        while (child.next())
            add(child.problem_id.getRefRecord(), 'child');

        return found;
    },

    /**
     * @param {string|number} impact
     * @param {string|number} urgency
     * @returns {number} 5 when nothing fits
     */
    calculatePriority: function (impact, urgency) {
        var fromTable = this._priorityFromLookup(impact, urgency);
        if (fromTable)
            return fromTable;
        var row = IncidentUtilsSNC.MATRIX[String(impact)];
        if (!row || !row[String(urgency)])
            return 5;
        return row[String(urgency)];
    },

    copyAttachments: function (fromId, toTable, toId) {
        var copied = GlideSysAttachment.copy('incident', fromId, toTable, toId);
        return copied ? copied.size() : 0;
    },

    /* children that follow the parent, not the ones that somebody works on for himself */
    children: function (id) {
        var list = [];
        var gr = new GlideRecord('incident');
        gr.addQuery('parent_incident', id);
        gr.addQuery('state', '<', IncidentUtilsSNC.STATES.RESOLVED);
        gr.orderBy('number');
        gr.query();
        while (gr.next())
            list.push(gr.getUniqueValue());
        return list;
    },

    /**
     * Links an incident to its parent. A circle of two is refused, longer ones are not looked for.
     * @returns {boolean}
     */
    makeChild: function (childId, parentId) {
        if (childId === parentId || this.children(childId).indexOf(parentId) > -1)
            return false;
        var gr = new GlideRecord('incident');
        if (!gr.get(childId))
            return false;
        gr.setValue('parent_incident', parentId);
        gr.work_notes = 'Linked to parent ' + gr.parent_incident.getDisplayValue();
        gr.update();
        return true;
    },

    /**
     * Open incidents of the same caller with a similar short description, of the last days.
     */
    likelyDuplicates: function (gr, days) {
        var words = this._keywords(gr.getValue('short_description'));
        var hits = [];
        if (words.length === 0)
            return hits;
        var other = new GlideRecord('incident');
        other.addActiveQuery();
        other.addQuery('caller_id', gr.getValue('caller_id'));
        other.addQuery('sys_id', '!=', gr.getUniqueValue());
        other.addQuery('opened_at', '>=', gs.daysAgoStart(days || 7));
        other.query();
        while (other.next()) {
            var theirs = this._keywords(other.getValue('short_description'));
            var common = 0;
            for (var i = 0; i < words.length; i++) {
                if (theirs.indexOf(words[i]) > -1)
                    common++;
            }
            var score = common / Math.max(words.length, theirs.length, 1);
            if (score >= 0.5)
                hits.push({ number: other.getValue('number'), id: other.getUniqueValue(), score: score });
        }
        hits.sort(function (a, b) { return b.score - a.score; });
        return hits;
    },

    toProblem: function (gr) {
        var problem = new GlideRecord('problem');
        problem.initialize();
        problem.setValue('short_description', gr.getValue('short_description'));
        problem.setValue('description', gr.getValue('description'));
        problem.setValue('cmdb_ci', gr.getValue('cmdb_ci'));
        problem.setValue('impact', gr.getValue('impact'));
        problem.setValue('urgency', gr.getValue('urgency'));
        problem.setValue('assignment_group', gr.getValue('assignment_group'));
        var id = problem.insert();
        if (!id)
            return '';
        gr.setValue('problem_id', id);
        gr.update();
        this.copyAttachments(gr.getUniqueValue(), 'problem', id);
        return id;
    },

    // wall clock, not business time
    minutesOpen: function (gr) {
        var end = gs.nil(gr.resolved_at) ? new GlideDateTime() : new GlideDateTime(gr.getValue('resolved_at'));
        var start = new GlideDateTime(gr.getValue('opened_at'));
        return Math.round((end.getNumericValue() - start.getNumericValue()) / 60000);
    },

    reassignmentPenalty: function (gr) {
        var n = parseInt(gr.getValue('reassignment_count'), 10) || 0;
        if (n < 3)
            return 0;
        return Math.min(10, n - 2);
    },

    summaryText: function (gr) {
        var lines = [];
        lines.push(gr.getValue('number') + ' - ' + gr.getValue('short_description'));
        lines.push(gs.getMessage('Caller') + ': ' + gr.getDisplayValue('caller_id'));
        lines.push(gs.getMessage('Priority') + ': ' + gr.getDisplayValue('priority'));
        if (!gs.nil(gr.cmdb_ci))
            lines.push(gs.getMessage('Configuration item') + ': ' + gr.getDisplayValue('cmdb_ci'));
        lines.push(gs.getMessage('Open for {0} minutes', String(this.minutesOpen(gr))));
        return lines.join('\n');
    },

    _resolveChildren: function (gr, code, notes) {
        var ids = this.children(gr.getUniqueValue());
        for (var i = 0; i < ids.length; i++) {
            var child = new GlideRecord('incident');
            if (child.get(ids[i]))
                this.resolve(child, code, gs.getMessage('Resolved with parent {0}. {1}', [gr.getValue('number'), notes || '']));
        }
        if (ids.length)
            this.log.info('Resolved children', { parent: gr.getValue('number'), n: ids.length });
    },

    _reopenWindowPassed: function (gr) {
        var days = parseInt(gs.getProperty('acme.incident.reopen_days', '5'), 10);
        if (gs.nil(gr.resolved_at))
            return false;
        var limit = new x_acme_core.DateMath().addBusinessDays(new GlideDateTime(gr.getValue('resolved_at')), days);
        return limit.compareTo(new GlideDateTime()) < 0;
    },

    _priorityFromLookup: function (impact, urgency) {
        if (this._lookup === null) {
            this._lookup = {};
            var gr = new GlideRecord('dl_u_priority');
            gr.addActiveQuery();
            gr.query();
            while (gr.next())
                this._lookup[gr.getValue('impact') + '/' + gr.getValue('urgency')] = parseInt(gr.getValue('priority'), 10);
        }
        return this._lookup[impact + '/' + urgency] || 0;
    },

    _keywords: function (text) {
        var stop = ['the', 'and', 'not', 'can', 'does', 'with', 'for', 'from', 'der', 'die', 'das', 'nicht'];
        return String(text || '').toLowerCase().split(/[^a-z0-9äöüß]+/).filter(function (w) {
            return w.length > 2 && stop.indexOf(w) === -1;
        });
    },

    type: 'IncidentUtilsSNC'
};

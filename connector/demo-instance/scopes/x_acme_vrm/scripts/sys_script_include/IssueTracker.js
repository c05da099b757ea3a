var IssueTracker = Class.create();
IssueTracker.prototype = {
    initialize: function () {
        this.table = 'x_acme_vrm_issue';
        this.dates = new x_acme_core.DateMath();
    },

    /**
     * @param {string} assessmentId
     * @param {{title: string, detail: string, severity: string}} finding
     * @return {string|null} sys_id of the issue
     */
    open: function (assessmentId, finding) {
        var a = new GlideRecord('x_acme_vrm_assessment');
        if (!a.get(assessmentId))
            return null;
        var i = new GlideRecord(this.table);
        i.initialize();
        i.setValue('assessment', assessmentId);
        i.setValue('vendor', a.getValue('vendor'));
        i.setValue('short_description', x_acme_core.StringTool.truncate(finding.title, 160));
        i.setValue('description', finding.detail || '');
        i.setValue('severity', finding.severity || '3');
        i.setValue('due_date', this._due(finding.severity));
        i.setValue('state', 'open');
        i.setValue('assigned_to', a.getValue('owner'));
        return i.insert();
    },

    openFor: function (assessmentId) {
        var list = [];
        var i = new GlideRecord(this.table);
        i.addQuery('assessment', assessmentId);
        i.addQuery('state', '!=', 'closed');
        i.query();
        while (i.next())
            list.push({ id: i.getUniqueValue(), severity: i.getValue('severity'), title: i.getValue('short_description') });
        return list;
    },

    overdue: function () {
        return new x_acme_core.RecordFinder(this.table).all('state!=closed^due_date<javascript:gs.beginningOfToday()^ORDERBYdue_date', 1000);
    },

    linkControl: function (issueId, controlId) {
        var m = new GlideRecord('x_acme_vrm_m2m_issue_control');
        m.addQuery('issue', issueId);
        m.addQuery('control', controlId);
        m.query();
        if (m.hasNext())
            return false;
        m.initialize();
        m.setValue('issue', issueId);
        m.setValue('control', controlId);
        m.insert();
        return true;
    },

    close: function (issueId, evidenceId, note) {
        var i = new GlideRecord(this.table);
        if (!i.get(issueId)) return false;
        if (i.getValue('severity') <= '2' && !evidenceId) {
            gs.addErrorMessage('Severe issues are closed with evidence only');
            return false;
        }
        i.setValue('state', 'closed');
        i.setValue('evidence', evidenceId);
        i.work_notes = note;
        i.setValue('closed_on', new GlideDateTime().getValue());
        return i.update() != null;
    },

    reopen: function (issueId, why) {
        var i = new GlideRecord(this.table);
        if (!i.get(issueId) || i.getValue('state') != 'closed')
            return false;
        i.setValue('state', 'open');
        i.setValue('closed_on', '');
        i.setValue('reopen_count', (parseInt(i.getValue('reopen_count'), 10) || 0) + 1);
        i.setValue('due_date', this._due(i.getValue('severity')));
        i.work_notes = why;
        i.update();
        return true;
    },

    // mean days from open to closed by severity, for the quarterly report
    meanDaysToClose: function (fromDate, toDate) {
        var sums = {}, counts = {}, out = {};
        var i = new GlideRecord(this.table);
        i.addQuery('state', 'closed');
        i.addQuery('closed_on', '>=', fromDate);
        i.addQuery('closed_on', '<=', toDate);
        i.query();
        while (i.next()) {
            var s = i.getValue('severity');
            var days = this.dates.businessDaysBetween(new GlideDateTime(i.getValue('sys_created_on')), new GlideDateTime(i.getValue('closed_on')));
            sums[s] = (sums[s] || 0) + days;
            counts[s] = (counts[s] || 0) + 1;
        }
        for (var k in sums)
            out[k] = Math.round(10 * sums[k] / counts[k]) / 10;
        return out;
    },

    /**
     * Takes over all open issues of somebody who changes the job.
     * @return {number} issues moved
     */
    handOver: function (fromUser, toUser) {
        if (!new x_acme_core.UserDirectory().isActive(toUser))
            throw new Error('The new owner is not active');
        var n = 0;
        var i = new GlideRecord(this.table);
        i.addQuery('assigned_to', fromUser);
        i.addQuery('state', '!=', 'closed');
        i.query();
        while (i.next()) {
            i.setValue('assigned_to', toUser);
            i.work_notes = 'Handed over';
            if (i.update())
                n++;
        }
        if (n > 0)
            new x_acme_core.Notifier().email(toUser, 'You have ' + n + ' vendor issues more', 'They came from ' + fromUser);
        return n;
    },

    _due: function (severity) {
        var days = { '1': 10, '2': 30, '3': 60 }[severity] || 90;
        return this.dates.addBusinessDays(new GlideDateTime(), days, '').getDate().getValue();
    },

    type: 'IssueTracker'
};

var ChangeConflictFinder = Class.create();

ChangeConflictFinder.IGNORED_STATES = '3,4,7'; // closed, canceled, review done

ChangeConflictFinder.prototype = {
    initialize: function () {
        this.walker = new CIRelationWalker();
        this.dates = new x_acme_core.DateMath();
        this.depth = 2;
    },

    /**
     * @param {string} changeId
     * @returns {Array<{kind: string, id: string, label: string}>} kind is change or blackout
     */
    findConflicts: function (changeId) {
        var change = new GlideRecord('change_request');
        if (!change.get(changeId))
            return [];
        if (gs.nil(change.start_date) || gs.nil(change.end_date))
            return [];
        var cis = this._affected(change);
        var start = new GlideDateTime(change.getValue('start_date'));
        var end = new GlideDateTime(change.getValue('end_date'));
        var conflicts = this._overlapping(change, cis, start, end);
        var self = this;
        this.blackoutWindows(change.getValue('cmdb_ci')).forEach(function (w) {
            if (self.dates.overlaps(start, end, w.start, w.end))
                conflicts.push({ kind: 'blackout', id: w.id, label: w.name });
        });
        return conflicts;
    },

    /* [{id, name, start, end}] with GlideDateTime, the next 90 days */
    blackoutWindows: function (ciId) {
        var windows = [];
        var now = new GlideDateTime();
        var horizon = new GlideDateTime();
        horizon.addDaysUTC(90);
        var gr = new GlideRecord('cmn_schedule_blackout');
        gr.addActiveQuery();
        gr.query();
        while (gr.next()) {
            if (gr.getValue('condition') && !this._ciMatches(ciId, gr.getValue('condition')))
                continue;
            var span = new GlideRecord('cmn_schedule_span');
            span.addQuery('schedule', gr.getUniqueValue());
            span.addQuery('end_date_time', '>', now);
            span.addQuery('start_date_time', '<', horizon);
            span.query();
            while (span.next()) {
                windows.push({
                    id: gr.getUniqueValue(),
                    name: gr.getValue('name'),
                    start: new GlideDateTime(span.getValue('start_date_time')),
                    end: new GlideDateTime(span.getValue('end_date_time'))
                });
            }
        }
        windows.sort(function (a, b) { return a.start.compareTo(b.start); });
        return windows;
    },

    /**
     * First gap of that length between blackouts and planned changes, from now on.
     * @param {string} ciId
     * @param {number} minutes
     * @returns {{start: GlideDateTime, end: GlideDateTime}}
     */
    nextFreeWindow: function (ciId, minutes) {
        var from = new GlideDateTime();
        var busy = this.blackoutWindows(ciId).concat(this._planned(ciId));
        busy.sort(function (a, b) { return a.start.compareTo(b.start); });
        for (var i = 0; i < busy.length; i++) {
            var to = new GlideDateTime(from);
            to.addSeconds(minutes * 60);
            if (to.compareTo(busy[i].start) <= 0)
                return { start: from, end: to };
            if (busy[i].end.compareTo(from) > 0)
                from = new GlideDateTime(busy[i].end);
        }
        var last = new GlideDateTime(from);
        last.addSeconds(minutes * 60);
        return { start: from, end: last };
    },

    _planned: function (ciId) {
        var list = [];
        var gr = new GlideRecord('change_request');
        gr.addQuery('cmdb_ci', ciId);
        gr.addQuery('state', 'NOT IN', ChangeConflictFinder.IGNORED_STATES);
        gr.addQuery('end_date', '>', new GlideDateTime());
        gr.query();
        while (gr.next())
            list.push({ start: new GlideDateTime(gr.getValue('start_date')), end: new GlideDateTime(gr.getValue('end_date')) });
        return list;
    },

    _affected: function (change) {
        var ids = [change.getValue('cmdb_ci')];
        var aff = new GlideRecord('task_ci');
        aff.addQuery('task', change.getUniqueValue());
        aff.query();
        while (aff.next())
            ids.push(aff.getValue('ci_item'));
        var all = ids.slice();
        for (var i = 0; i < ids.length; i++) {
            if (ids[i])
                all = all.concat(this.walker.upstream(ids[i], this.depth));
        }
        return x_acme_core.ArrayTool.unique(all);
    },

    _overlapping: function (change, cis, start, end) {
        return new x_acme_core.QueryBuilder('change_request')
            .where('sys_id', '!=', change.getUniqueValue())
            .where('cmdb_ci', 'in', cis)
            .where('state', 'not in', ChangeConflictFinder.IGNORED_STATES.split(','))
            .where('start_date', '<', end.getValue())
            .where('end_date', '>', start.getValue())
            .limit(50)
            .collect(['number', 'short_description'])
            .map(function (row) {
                return { kind: 'change', id: row.sys_id, label: row.number + ' ' + row.short_description };
            });
    },

    _ciMatches: function (ciId, condition) {
        var ci = new GlideRecord('cmdb_ci');
        return ci.get(ciId) && GlideFilter.checkRecord(ci, condition);
    },

    type: 'ChangeConflictFinder'
};

var OfflineSync = Class.create();

OfflineSync.ALLOWED = {
    x_acme_fsm_wo_task: ['state', 'work_notes', 'actual_minutes'],
    x_acme_fsm_time_entry: ['kind', 'started', 'ended', 'minutes'],
    x_acme_fsm_measurement: ['name', 'value', 'unit', 'work_order'],
    x_acme_fsm_part_request: ['status', 'quantity']
};

OfflineSync.prototype = {
    initialize: function (deviceId) {
        this.deviceId = deviceId;
        this.result = { applied: 0, skipped: [], conflicts: [] };
    },

    /**
     * Applies a list of changes, oldest first.
     * A change is {id, table, sysId, at, values}.
     * @param {Array} changes
     * @returns {{applied: number, skipped: Array, conflicts: Array}}
     */
    apply: function (changes) {
        var sorted = changes.slice().sort(function (a, b) { return a.at < b.at ? -1 : 1; });
        for (var i = 0; i < sorted.length; i++) {
            var change = sorted[i];
            if (this._seen(change.id)) {
                this.result.skipped.push({ id: change.id, why: 'duplicate' });
                continue;
            }
            if (!OfflineSync.ALLOWED[change.table]) {
                this.result.skipped.push({ id: change.id, why: 'table' });
                continue;
            }
            try {
                this._one(change);
            } catch (ex) {
                gs.error('OfflineSync ' + this.deviceId + ': ' + ex.message);
                this.result.skipped.push({ id: change.id, why: 'error' });
            }
        }
        return this.result;
    },

    /**
     * What the tablet loads in the morning.
     * @param {string} technicianId
     * @param {string} day yyyy-MM-dd
     * @returns {{tasks: Array, checklists: Object, generated: string}}
     */
    packageFor: function (technicianId, day) {
        var bundle = { tasks: [], checklists: {}, generated: new GlideDateTime().getValue() };
        var t = new GlideRecord('x_acme_fsm_wo_task');
        t.addQuery('assigned_to', technicianId);
        t.addQuery('scheduled_start', '>=', day + ' 00:00:00');
        t.addQuery('scheduled_start', '<=', day + ' 23:59:59');
        t.orderBy('scheduled_start');
        t.query();
        while (t.next()) {
            var id = t.getUniqueValue();
            bundle.tasks.push({
                sysId: id,
                number: t.getValue('number'),
                text: t.getValue('short_description'),
                site: t.getDisplayValue('location'),
                start: t.getValue('scheduled_start'),
                updated: t.getValue('sys_updated_on')
            });
            bundle.checklists[id] = new SafetyChecklist(id).questions();
        }
        return bundle;
    },

    conflictsOpen: function () {
        return new x_acme_core.RecordFinder('x_acme_fsm_sync_conflict').count('device=' + this.deviceId + '^resolved=false');
    },

    // newer on the server wins, the change is kept as a conflict
    _one: function (change) {
        var gr = new GlideRecord(change.table);
        var exists = change.sysId && gr.get(change.sysId);
        if (!exists) {
            gr.initialize();
            if (change.sysId)
                gr.setNewGuidValue(change.sysId);
        } else if (gr.getValue('sys_updated_on') > change.at) {
            this._conflict(change, gr);
            return;
        }
        var allowed = OfflineSync.ALLOWED[change.table];
        for (var field in change.values) {
            if (allowed.indexOf(field) >= 0)
                gr.setValue(field, change.values[field]);
        }
        if (exists)
            gr.update();
        else
            gr.insert();
        this._remember(change.id);
        this.result.applied++;
    },

    _conflict: function (change, gr) {
        var c = new GlideRecord('x_acme_fsm_sync_conflict');
        c.initialize();
        c.device = this.deviceId;
        c.table_name = change.table;
        c.record = change.sysId;
        c.client_values = JSON.stringify(change.values);
        c.server_updated = gr.getValue('sys_updated_on');
        c.insert();
        this.result.conflicts.push(change.id);
    },

    _seen: function (changeId) {
        var gr = new GlideRecord('x_acme_fsm_sync_log');
        return gr.get('change_id', changeId);
    },

    _remember: function (changeId) {
        var gr = new GlideRecord('x_acme_fsm_sync_log');
        gr.initialize();
        gr.change_id = changeId;
        gr.device = this.deviceId;
        gr.insert();
    },

    type: 'OfflineSync'
};

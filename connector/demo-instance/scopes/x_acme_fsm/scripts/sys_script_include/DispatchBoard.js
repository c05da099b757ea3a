var DispatchBoard = Class.create();

DispatchBoard.STATES = {
    PENDING: '1',
    ASSIGNED: '2',
    ACCEPTED: '3',
    EN_ROUTE: '4',
    ON_SITE: '5',
    DONE: '7',
    CANCELLED: '8'
};

// what a candidate earns, see the dispatching workshop of May 2022
DispatchBoard.WEIGHTS = {
    skill: 40,
    distance: 30,
    load: 20,
    sameCustomer: 10
};

DispatchBoard.isOpenState = function (state) {
    return [DispatchBoard.STATES.DONE, DispatchBoard.STATES.CANCELLED].indexOf(String(state)) < 0;
};

DispatchBoard.prototype = {
    initialize: function (options) {
        options = options || {};
        this.taskTable = 'x_acme_fsm_wo_task';
        this.config = new x_acme_core.ConfigReader();
        this.log = new x_acme_core.Logger('DispatchBoard');
        this.maxDistanceKm = options.maxDistanceKm || this.config.getNumber('fsm.dispatch.max_km', 120);
        this.bufferMinutes = this.config.getNumber('fsm.dispatch.buffer_minutes', 15);
        this.simulate = options.simulate === true;
        this.planner = new RoutePlanner();
    },

    /**
     * Puts a technician on a task. Refuses when the technician is already booked or lacks a mandatory skill.
     * @param {string} workOrderTaskId sys_id of the x_acme_fsm_wo_task record
     * @param {string} technicianId sys_id of the user
     * @returns {{ok: boolean, reason: string, conflicts: Array}} outcome
     */
    assign: function (workOrderTaskId, technicianId) {
        var task = this._loadTask(workOrderTaskId);
        if (!task)
            return this._refuse('unknown_task');
        if (!DispatchBoard.isOpenState(task.getValue('state')))
            return this._refuse('task_closed');

        var directory = new x_acme_core.UserDirectory();
        if (!directory.isActive(technicianId))
            return this._refuse('technician_inactive');

        var missing = this._missingSkills(task, technicianId);
        if (missing.length > 0) {
            this.log.warn('missing skills for ' + task.getValue('number'), { technician: technicianId, missing: missing });
            return this._refuse('missing_skills');
        }

        var clashes = this.conflicts(technicianId, task.getValue('scheduled_start'), task.getValue('scheduled_end'));
        clashes = clashes.filter(function (c) { return c.taskId != workOrderTaskId; });
        if (clashes.length > 0)
            return { ok: false, reason: 'conflict', conflicts: clashes };

        if (this.simulate)
            return { ok: true, reason: 'simulated', conflicts: [] };

        var previous = task.getValue('assigned_to');
        task.setValue('assigned_to', technicianId);
        task.setValue('state', DispatchBoard.STATES.ASSIGNED);
        task.setValue('dispatched_on', new GlideDateTime().getValue());
        task.work_notes = previous ? 'Re-dispatched by ' + gs.getUserDisplayName() : 'Dispatched by ' + gs.getUserDisplayName();
        task.update();

        this._recordMove(task, previous, technicianId);
        gs.eventQueue('x_acme_fsm.task.dispatched', task, technicianId, previous || '');
        return { ok: true, reason: '', conflicts: [] };
    },

    /**
     * @param {string} workOrderTaskId
     * @param {string} reason for the work notes, may be empty
     * @returns {boolean} false when nobody was on the task
     */
    unassign: function (workOrderTaskId, reason) {
        var task = this._loadTask(workOrderTaskId);
        if (!task || task.assigned_to.nil())
            return false;
        var former = task.getValue('assigned_to');
        task.setValue('assigned_to', '');
        task.setValue('state', DispatchBoard.STATES.PENDING);
        if (reason)
            task.work_notes = 'Taken off the board: ' + reason;
        task.update();
        this._recordMove(task, former, '');
        gs.eventQueue('x_acme_fsm.task.undispatched', task, former, reason || '');
        return true;
    },

    // Everything the technician has between start and end (tasks, leave, blocked time), with the travel buffer added
    conflicts: function (technicianId, start, end) {
        var result = [];
        if (!start || !end)
            return result;

        var from = this._shift(start, -this.bufferMinutes);
        var to = this._shift(end, this.bufferMinutes);

        var gr = new GlideRecord(this.taskTable);
        gr.addQuery('assigned_to', technicianId);
        gr.addQuery('state', 'NOT IN', DispatchBoard.STATES.DONE + ',' + DispatchBoard.STATES.CANCELLED);
        gr.addQuery('scheduled_start', '<', to);
        gr.addQuery('scheduled_end', '>', from);
        gr.orderBy('scheduled_start');
        gr.query();
        while (gr.next()) {
            result.push({
                kind: 'task',
                taskId: gr.getUniqueValue(),
                number: gr.getValue('number'),
                start: gr.getValue('scheduled_start'),
                end: gr.getValue('scheduled_end')
            });
        }

        var block = new GlideRecord('x_acme_fsm_time_block');
        block.addQuery('technician', technicianId);
        block.addQuery('start', '<', end);
        block.addQuery('end', '>', start);
        block.query();
        while (block.next()) {
            result.push({
                kind: block.getValue('type') || 'block',
                taskId: '',
                number: block.getDisplayValue(),
                start: block.getValue('start'),
                end: block.getValue('end')
            });
        }
        return result;
    },

    /**
     * @param {GlideRecord} task
     * @returns {object|null} {technicianId, score, minutes, reasons} of the best candidate
     */
    suggestTechnician: function (task) {
        var ranked = this.rank(task, 1);
        return ranked.length ? ranked[0] : null;
    },

    // the busy ones are out before the scoring starts
    rank: function (task, count) {
        var candidates = this._candidates(task);
        var site = this._siteOf(task);
        var scored = [];
        for (var i = 0; i < candidates.length; i++) {
            var techId = candidates[i];
            if (this.conflicts(techId, task.getValue('scheduled_start'), task.getValue('scheduled_end')).length)
                continue;
            var entry = this._score(task, techId, site);
            if (entry)
                scored.push(entry);
        }
        scored.sort(function (a, b) { return b.score - a.score; });
        if (!scored.length)
            this.log.info('no candidate left for ' + task.getValue('number'), { looked_at: candidates.length });
        return scored.slice(0, count || 5);
    },

    /**
     * @param {string} technicianId
     * @param {string} day yyyy-MM-dd
     * @returns {{tasks: number, minutes: number}}
     */
    loadOf: function (technicianId, day) {
        var ga = new GlideAggregate(this.taskTable);
        ga.addQuery('assigned_to', technicianId);
        ga.addQuery('scheduled_start', '>=', day + ' 00:00:00');
        ga.addQuery('scheduled_start', '<=', day + ' 23:59:59');
        ga.addQuery('state', '!=', DispatchBoard.STATES.CANCELLED);
        ga.addAggregate('COUNT');
        ga.addAggregate('SUM', 'estimated_minutes');
        ga.setGroup(false);
        ga.query();
        if (!ga.next())
            return { tasks: 0, minutes: 0 };
        return {
            tasks: parseInt(ga.getAggregate('COUNT'), 10),
            minutes: parseInt(ga.getAggregate('SUM', 'estimated_minutes') || '0', 10)
        };
    },

    /* the coloured board of the dispatchers: one row a technician, one cell an hour */
    boardFor: function (territoryId, day) {
        var rows = [];
        var team = this._techniciansOf(territoryId);
        for (var t = 0; t < team.length; t++) {
            var cells = this._emptyDay();
            var gr = new GlideRecord(this.taskTable);
            gr.addQuery('assigned_to', team[t]);
            gr.addQuery('scheduled_start', 'ON', day + '@javascript:gs.dateGenerate(\'' + day + '\',\'start\')@javascript:gs.dateGenerate(\'' + day + '\',\'end\')');
            gr.query();
            while (gr.next()) {
                var h1 = this._hourOf(gr.getValue('scheduled_start'));
                var h2 = this._hourOf(gr.getValue('scheduled_end'));
                for (var h = h1; h <= h2 && h < 24; h++) {
                    cells[h].push({
                        id: gr.getUniqueValue(),
                        number: gr.getValue('number'),
                        colour: this._colour(gr.getValue('state'), gr.getValue('priority'))
                    });
                }
            }
            rows.push({
                technician: team[t],
                load: this.loadOf(team[t], day),
                cells: cells
            });
        }
        rows.sort(function (a, b) { return a.load.minutes - b.load.minutes; });
        return rows;
    },

    /* Swaps two tasks between their technicians. All or nothing. */
    swap: function (taskIdA, taskIdB) {
        var a = this._loadTask(taskIdA), b = this._loadTask(taskIdB);
        if (!a || !b)
            return this._refuse('unknown_task');
        var techA = a.getValue('assigned_to');
        var techB = b.getValue('assigned_to');
        if (!techA || !techB || techA == techB)
            return this._refuse('nothing_to_swap');

        this.unassign(taskIdA, 'swap');
        this.unassign(taskIdB, 'swap');
        var first = this.assign(taskIdA, techB);
        var second = first.ok ? this.assign(taskIdB, techA) : null;
        if (first.ok && second.ok)
            return { ok: true, reason: '', conflicts: [] };

        // put things back as they were, nobody checks conflicts here on purpose
        this._force(taskIdA, techA);
        this._force(taskIdB, techB);
        return { ok: false, reason: 'swap_refused', conflicts: first.ok ? second.conflicts : first.conflicts };
    },

    /* ---------------------------------------------------------------- private */

    _force: function (taskId, techId) {
        var gr = this._loadTask(taskId);
        gr.setValue('assigned_to', techId);
        gr.setValue('state', DispatchBoard.STATES.ASSIGNED);
        gr.setWorkflow(false);
        gr.update();
    },

    _loadTask: function (id) {
        var gr = new GlideRecord(this.taskTable);
        return gr.get(id) ? gr : null;
    },

    _refuse: function (reason) {
        return { ok: false, reason: reason, conflicts: [] };
    },

    _shift: function (value, minutes) {
        var gdt = new GlideDateTime(value);
        gdt.addSeconds(minutes * 60);
        return gdt.getValue();
    },

    _missingSkills: function (task, technicianId) {
        var required = task.getValue('required_skills');
        if (!required)
            return [];
        var owned = {};
        var gr = new GlideRecord('x_acme_fsm_technician_skill');
        gr.addQuery('technician', technicianId);
        gr.addQuery('valid_until', '>=', task.getValue('scheduled_start') || new GlideDateTime().getValue());
        gr.query();
        while (gr.next())
            owned[gr.getValue('skill')] = true;
        return required.split(',').filter(function (s) { return !owned[s]; });
    },

    _candidates: function (task) {
        var required = (task.getValue('required_skills') || '').split(',').filter(function (s) { return s; });
        if (required.length) {
            var skills = new TechnicianSkills();
            return skills.matching(required);
        }
        return this._techniciansOf(task.getValue('territory'));
    },

    _techniciansOf: function (territoryId) {
        var ids = [];
        var gr = new GlideRecord('x_acme_fsm_territory_member');
        gr.addQuery('territory', territoryId);
        gr.addQuery('technician.active', true);
        gr.query();
        while (gr.next())
            ids.push(gr.getValue('technician'));
        return new x_acme_core.ArrayTool().unique(ids);
    },

    _siteOf: function (task) {
        var loc = task.location.getRefRecord();
        if (!loc.isValidRecord())
            return null;
        return { lat: parseFloat(loc.getValue('latitude')), lon: parseFloat(loc.getValue('longitude')) };
    },

    _score: function (task, techId, site) {
        var w = DispatchBoard.WEIGHTS;
        var reasons = [];
        var score = w.skill;   // the candidates all have the skills already

        var minutes = null;
        var home = this._homeOf(techId);
        if (site && home) {
            minutes = this.planner.travelMinutes(home, site);
            if (minutes > this.maxDistanceKm)      // 60 km/h on average, a minute is a kilometre
                return null;
            score += w.distance * (1 - minutes / this.maxDistanceKm);
            reasons.push(minutes + ' min away');
        }

        var day = String(task.getValue('scheduled_start') || new GlideDateTime().getValue()).substring(0, 10);
        var load = this.loadOf(techId, day);
        score += w.load * Math.max(0, 1 - load.minutes / 480);
        reasons.push(load.tasks + ' tasks that day');

        if (this._knowsCustomer(techId, task.getValue('account'))) {
            score += w.sameCustomer;
            reasons.push('has been at the customer');
        }
        return { technicianId: techId, score: Math.round(score * 10) / 10, minutes: minutes, reasons: reasons };
    },

    _homeOf: function (techId) {
        var u = new GlideRecord('sys_user');
        if (!u.get(techId) || u.location.nil())
            return null;
        return { lat: parseFloat(u.location.latitude), lon: parseFloat(u.location.longitude) };
    },

    _knowsCustomer: function (techId, accountId) {
        if (!accountId)
            return false;
        var gr = new GlideRecord(this.taskTable);
        gr.addQuery('assigned_to', techId);
        gr.addQuery('account', accountId);
        gr.addQuery('state', DispatchBoard.STATES.DONE);
        gr.setLimit(1);
        gr.query();
        return gr.hasNext();
    },

    _recordMove: function (task, from, to) {
        var move = new GlideRecord('x_acme_fsm_dispatch_move');
        move.initialize();
        move.task = task.getUniqueValue();
        move.from_technician = from || '';
        move.to_technician = to || '';
        move.moved_by = gs.getUserID();
        move.insert();
    },

    _emptyDay: function () {
        var cells = [];
        for (var i = 0; i < 24; i++)
            cells.push([]);
        return cells;
    },

    _hourOf: function (value) {
        var gdt = new GlideDateTime(value);
        var local = gdt.getDisplayValueInternal();
        return parseInt(local.substring(11, 13), 10);
    },

    _colour: function (state, priority) {
        if (state == DispatchBoard.STATES.DONE)
            return 'grey';
        if (state == DispatchBoard.STATES.ON_SITE)
            return 'green';
        if (state == DispatchBoard.STATES.EN_ROUTE)
            return 'blue';
        return priority == '1' ? 'red' : 'amber';
    },

    type: 'DispatchBoard'
};

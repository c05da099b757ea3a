var ApprovalRouter = Class.create();

ApprovalRouter.STATES = {
    REQUESTED: 'requested',
    APPROVED: 'approved',
    REJECTED: 'rejected',
    CANCELLED: 'cancelled'
};

ApprovalRouter.prototype = {

    initialize: function () {
        this.directory = new UserDirectory();
        this.config = new ConfigReader('x_acme_core.approval');
        this.log = new Logger('ApprovalRouter');
    },

    /**
     * Users who have to approve a record, from the rules in x_acme_core_approval_rule.
     * Rules are read in the order of "order"; a rule with "stop" ends the reading.
     *
     * @param {GlideRecord} record
     * @returns {string[]} sys_ids of sys_user, each once, delegates resolved
     */
    approversFor: function (record) {
        var collected = [];
        var rule = new GlideRecord('x_acme_core_approval_rule');
        rule.addActiveQuery();
        rule.addQuery('table', record.getTableName());
        rule.orderBy('order');
        rule.query();
        while (rule.next()) {
            if (!this._matches(record, rule.getValue('condition')))
                continue;
            collected = collected.concat(this._approversOfRule(rule, record));
            if (rule.getValue('stop') == '1')
                break;
        }
        if (collected.length === 0 && this.config.isEnabled('fallback_to_manager')) {
            var owner = record.getValue('requested_for') || record.getValue('opened_by');
            var boss = this.directory.managerOf(owner);
            if (boss)
                collected.push(boss);
        }
        return this._resolveDelegates(new ArrayTool().unique(collected));
    },

    /**
     * Asks the users for their approval. Who is asked already, or is not active, is left out.
     *
     * @param {GlideRecord} record
     * @param {string[]} userIds
     * @param {string} comment optional
     * @returns {string[]} sys_ids of the new sysapproval_approver rows
     */
    requestApproval: function (record, userIds, comment) {
        var created = [];
        var self = this;
        userIds.forEach(function (userId) {
            if (!self.directory.isActive(userId)) {
                self.log.warn('Approver is not active', { user: userId, record: record.getUniqueValue() });
                return;
            }
            var existing = self._find(record, userId);
            if (existing)
                return;
            var gr = new GlideRecord('sysapproval_approver');
            gr.initialize();
            gr.setValue('approver', userId);
            gr.setValue('sysapproval', record.getUniqueValue());
            gr.setValue('document_id', record.getUniqueValue());
            gr.setValue('source_table', record.getTableName());
            gr.setValue('state', ApprovalRouter.STATES.REQUESTED);
            if (comment)
                gr.comments = comment;
            var id = gr.insert();
            if (id)
                created.push(id);
        });
        return created;
    },

    // cancelled ones do not count. Nothing asked at all is not approved either
    isFullyApproved: function (record) {
        var ga = new GlideAggregate('sysapproval_approver');
        ga.addQuery('document_id', record.getUniqueValue());
        ga.addQuery('state', '!=', ApprovalRouter.STATES.CANCELLED);
        ga.addAggregate('COUNT');
        ga.groupBy('state');
        ga.query();
        var total = 0;
        var approved = 0;
        while (ga.next()) {
            var n = parseInt(ga.getAggregate('COUNT'), 10);
            total += n;
            if (ga.getValue('state') === ApprovalRouter.STATES.APPROVED)
                approved += n;
        }
        return total > 0 && total === approved;
    },

    isRejected: function (record) {
        return new RecordFinder('sysapproval_approver')
            .exists('document_id=' + record.getUniqueValue() + '^state=rejected');
    },

    cancelOpen: function (record, reason) {
        var gr = new GlideRecord('sysapproval_approver');
        gr.addQuery('document_id', record.getUniqueValue());
        gr.addQuery('state', ApprovalRouter.STATES.REQUESTED);
        gr.query();
        var n = 0;
        while (gr.next()) {
            gr.setValue('state', ApprovalRouter.STATES.CANCELLED);
            gr.comments = reason || gs.getMessage('Approval no longer needed');
            gr.update();
            n++;
        }
        return n;
    },

    /* the delegate who is in charge today, or the user himself */
    delegateOf: function (userId) {
        var now = new GlideDateTime().getValue();
        var gr = new GlideRecord('sys_user_delegate');
        gr.addQuery('user', userId);
        gr.addQuery('approvals', true);
        gr.addQuery('starts', '<=', now);
        gr.addQuery('ends', '>=', now);
        gr.orderByDesc('starts');
        gr.setLimit(1);
        gr.query();
        if (gr.next() && this.directory.isActive(gr.getValue('delegate')))
            return gr.getValue('delegate');
        return userId;
    },

    _resolveDelegates: function (ids) {
        var out = [];
        for (var i = 0; i < ids.length; i++) {
            var to = this.delegateOf(ids[i]);
            if (out.indexOf(to) < 0)
                out.push(to);
        }
        return out;
    },

    _approversOfRule: function (rule, record) {
        switch (rule.getValue('kind')) {
            case 'user':
                return [rule.getValue('user')];
            case 'group':
                return this.directory.groupMembers(rule.getValue('group'));
            case 'group_manager':
                return [new GroupUtils().getGroupManager(rule.getValue('group'))];
            case 'manager_chain':
                return this._managerChain(record.getValue('requested_for'), parseInt(rule.getValue('levels'), 10) || 1);
            case 'field':
                var v = record.getValue(rule.getValue('field_name'));
                return v ? v.split(',') : [];
        }
        this.log.warn('Approval rule of unknown kind', { rule: rule.getUniqueValue() });
        return [];
    },

    _managerChain: function (userId, levels) {
        var chain = [];
        var current = userId;
        while (chain.length < levels) {
            current = this.directory.managerOf(current);
            // a chain that bites its tail happened twice after the 2022 reorganisation
            if (!current || chain.indexOf(current) >= 0)
                break;
            chain.push(current);
        }
        return chain;
    },

    _matches: function (record, condition) {
        if (!condition)
            return true;
        return GlideFilter.checkRecord(record, condition);
    },

    _find: function (record, userId) {
        return new RecordFinder('sysapproval_approver')
            .first('approver=' + userId + '^document_id=' + record.getUniqueValue() + '^state=requested');
    },

    type: 'ApprovalRouter'
};

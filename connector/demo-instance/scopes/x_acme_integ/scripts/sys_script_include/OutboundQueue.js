var OutboundQueue = Class.create();

OutboundQueue.MAX_ATTEMPTS = 6;
OutboundQueue.targets = function () {
    return new x_acme_core.ConfigReader().getList('integ.queue.targets');
};

OutboundQueue.prototype = {
    initialize: function () {
        this.table = 'x_acme_integ_outbound';
    },

    /**
     * @param {string} target   key of the receiver, e.g. sap, workday, jira
     * @param {Object|string} payload
     * @param {number} [priority] 1 is the most urgent, 3 when left out
     * @returns {string} sys_id of the queue item
     */
    enqueue: function (target, payload, priority) {
        var text = typeof payload === 'string' ? payload : JSON.stringify(payload);
        var digest = new GlideDigest().getSHA256Base64(target + text);

        var dup = new GlideRecord(this.table);
        dup.addQuery('digest', digest);
        dup.addQuery('state', 'ready');
        dup.setLimit(1);
        dup.query();
        if (dup.next())
            return dup.getUniqueValue();

        var item = new GlideRecord(this.table);
        item.initialize();
        item.target = target;
        item.payload = text;
        item.digest = digest;
        item.priority = priority || 3;
        item.state = 'ready';
        item.attempts = 0;
        item.correlation = new CorrelationId().current();
        return item.insert();
    },

    /**
     * @param {number} [max] 100
     * @returns {{sent: number, failed: number, dead: number}}
     */
    drain: function (max) {
        var stats = { sent: 0, failed: 0, dead: 0 };
        var item = new GlideRecord(this.table);
        item.addQuery('state', 'ready');
        item.addQuery('not_before', '<=', new GlideDateTime()).addOrCondition('not_before', '');
        item.orderBy('priority');
        item.orderBy('sys_created_on');
        item.setLimit(max || 100);
        item.query();
        while (item.next()) {
            var ok = false;
            try {
                ok = this._deliver(item);
            } catch (e) {
                item.last_error = String(e.message || e).substring(0, 1000);
            }
            item.attempts = parseInt(item.getValue('attempts'), 10) + 1;
            if (ok) {
                item.state = 'sent';
                stats.sent++;
            } else if (item.attempts >= OutboundQueue.MAX_ATTEMPTS) {
                item.state = 'dead';
                stats.dead++;
            } else {
                item.not_before = this._later(item.attempts);
                stats.failed++;
            }
            item.update();
        }
        return stats;
    },

    requeueFailed: function () {
        var n = 0;
        var item = new GlideRecord(this.table);
        item.addQuery('state', 'dead');
        item.query();
        while (item.next()) {
            item.state = 'ready';
            item.attempts = 0;
            item.not_before = '';
            item.update();
            n++;
        }
        return n;
    },

    depth: function (target) {
        var ga = new GlideAggregate(this.table);
        ga.addQuery('state', 'ready');
        if (target)
            ga.addQuery('target', target);
        ga.addAggregate('COUNT');
        ga.query();
        return ga.next() ? parseInt(ga.getAggregate('COUNT'), 10) : 0;
    },

    oldest: function (target) {
        var item = new GlideRecord(this.table);
        item.addQuery('target', target);
        item.addQuery('state', 'ready');
        item.orderBy('sys_created_on');
        item.setLimit(1);
        item.query();
        return item.next() ? new GlideDateTime(item.getValue('sys_created_on')) : null;
    },

    _deliver: function (item) {
        var payload = JSON.parse(item.getValue('payload'));
        switch (item.getValue('target')) {
            case 'sap':
                return !!new SapConnector().pushInvoice(payload.invoice || payload.id);
            case 'workday':
                return new WorkdayClient().pushTermination(payload.user, payload.date);
            case 'jira':
                return !!new JiraBridge().createIssue(payload.project, payload.summary, payload.text);
            case 'teams':
                return new TeamsNotifier().send(payload.channel, payload.title, payload.text);
            case 'slack':
                return new SlackBridge().post(payload.channel, payload.text);
            default:
                return this._generic(item);
        }
    },

    _generic: function (item) {
        var rm = new sn_ws.RESTMessageV2('x_acme_integ.Generic outbound', 'post');
        rm.setStringParameterNoEscape('target', item.getValue('target'));
        rm.setRequestBody(item.getValue('payload'));
        rm.setRequestHeader('X-Correlation-Id', item.getValue('correlation'));
        var res = rm.execute();
        if (res.haveError())
            item.last_error = res.getErrorMessage();
        return res.getStatusCode() < 300;
    },

    _later: function (attempts) {
        var policy = new x_acme_core.RetryPolicy(OutboundQueue.MAX_ATTEMPTS, 60000);
        var gdt = new GlideDateTime();
        gdt.addSeconds(Math.round(policy.nextDelay(attempts) / 1000));
        return gdt;
    },

    type: 'OutboundQueue'
};

var EventBridge = Class.create();
EventBridge.prototype = {
    initialize: function () {
        this.log = new x_acme_core.Logger('EventBridge');
    },

    /**
     * @param {string} topic dotted, e.g. customer.credit.blocked
     * @param {Object} data
     * @returns {string} sys_id of the message; delivery comes later
     */
    publish: function (topic, data) {
        var msg = new GlideRecord('x_acme_integ_topic_message');
        msg.initialize();
        msg.setValue('topic', topic);
        msg.setValue('data', JSON.stringify(data || {}));
        msg.setValue('correlation', new CorrelationId().current());
        var id = msg.insert();
        gs.eventQueue('x_acme_integ.topic.published', msg, topic, id);
        return id;
    },

    subscribe: function (topic, scriptName) {
        var sub = new GlideRecord('x_acme_integ_subscription');
        sub.addQuery('topic', topic);
        sub.addQuery('script_name', scriptName);
        sub.query();
        if (sub.next()) {
            if (sub.getValue('active') != '1') {
                sub.setValue('active', true);
                sub.update();
            }
            return sub.getUniqueValue();
        }
        sub.initialize();
        sub.setValue('topic', topic);
        sub.setValue('script_name', scriptName);
        return sub.insert();
    },

    unsubscribe: function (topic, scriptName) {
        var sub = new GlideRecord('x_acme_integ_subscription');
        sub.addQuery('topic', topic);
        sub.addQuery('script_name', scriptName);
        sub.setValue('active', false);
        sub.updateMultiple();
    },

    subscribersOf: function (topic) {
        var names = [];
        var sub = new GlideRecord('x_acme_integ_subscription');
        sub.addActiveQuery();
        sub.addQuery('topic', 'IN', topic + ',*');
        sub.orderBy('order');
        sub.query();
        while (sub.next())
            names.push(sub.getValue('script_name'));
        return names;
    },

    // one bad subscriber does not stop the others
    deliver: function (messageId) {
        var msg = new GlideRecord('x_acme_integ_topic_message');
        if (!msg.get(messageId))
            return 0;
        var topic = msg.getValue('topic');
        var data = JSON.parse(msg.getValue('data'));
        var names = this.subscribersOf(topic);
        var done = 0;
        for (var i = 0; i < names.length; i++) {
            try {
                new InboundDispatcher().callHandler(names[i], topic, data);
                done++;
            } catch (e) {
                this.log.error('subscriber ' + names[i] + ' of ' + topic, e);
            }
        }
        return done;
    },

    type: 'EventBridge'
};

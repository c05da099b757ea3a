(function executeRule(current, previous /*null when async*/) {
    var topic = current.getValue('topic');
    if (topic != '*' && !/^[a-z]+(\.[a-z_]+)+$/.test(topic)) {
        gs.addErrorMessage('Topics look like customer.credit.blocked');
        current.setAbortAction(true);
        return;
    }
    // one and the same handler twice gives double records on the other side
    if (current.operation() == 'insert' && new EventBridge().subscribersOf(topic).indexOf(current.getValue('script_name')) >= 0) {
        gs.addErrorMessage('This handler has subscribed already');
        current.setAbortAction(true);
        return;
    }
    try {
        new InboundDispatcher().callHandler(current.getValue('script_name'), topic, { test: true, id: new CorrelationId().current() });
    } catch (e) {
        var run = new IntegrationLog().start('subscription.test');
        new IntegrationLog().finish(run, 'error', { handler: current.getValue('script_name'), message: String(e) });
        gs.addInfoMessage('The handler failed with a test message: ' + e);
    }
})(current, previous);

// form of x_acme_integ_topic_message
var bridge = new EventBridge();
var names = bridge.subscribersOf(current.getValue('topic'));
if (names.length == 0) {
	gs.addInfoMessage(gs.getMessage('Nobody listens to {0}', current.getValue('topic')));
} else {
	new CorrelationId().adopt(current.getValue('correlation'));
	var run = new IntegrationLog().start('replay.' + current.getValue('topic'));
	var done = new EventBridge().deliver(current.getUniqueValue());
	new IntegrationLog().finish(run, done == names.length ? 'success' : 'error', { delivered: done, of: names.length });
	gs.addInfoMessage(done + ' of ' + names.length + ' handlers took it');
	// handlers which failed may sit on an old token
	if (done < names.length && new JsonPath().pick(new JsonPath().parse(current.getValue('data')), 'alias'))
		new TokenCache().revoke(new JsonPath().pick(new JsonPath().parse(current.getValue('data')), 'alias'));
}
action.setRedirectURL(current);

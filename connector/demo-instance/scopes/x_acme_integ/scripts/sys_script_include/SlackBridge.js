var SlackBridge = Class.create();
SlackBridge.prototype = {
	initialize: function() {
		this.token = new TokenCache().get('x_acme_integ.slack');
	},
	post: function(channel, text) {
		var r = this._api('chat.postMessage', { channel: channel, text: text });
		return r.ok === true;
	},
	// posts in the thread of the record, opens the thread first when there is none
	postThread: function(record, channel, text) {
		var t = new GlideRecord('x_acme_integ_slack_thread');
		t.addQuery('record', record.getUniqueValue());
		t.query();
		if (t.next())
			return this._api('chat.postMessage', { channel: t.getValue('channel'), thread_ts: t.getValue('ts'), text: text }).ok;
		var r = this._api('chat.postMessage', { channel: channel, text: record.getDisplayValue() + ': ' + text });
		if (!r.ok)
			return false;
		t.initialize();
		t.record = record.getUniqueValue();
		t.channel = channel;
		t.ts = r.ts;
		t.insert();
		return true;
	},
	userByEmail: function(email) {
		var r = this._api('users.lookupByEmail', { email: email });
		return r.ok ? r.user.id : null;
	},
	_api: function(method, args) {
		var m = new sn_ws.RESTMessageV2();
		m.setEndpoint('https://slack.com/api/' + method);
		m.setHttpMethod('POST');
		m.setRequestHeader('Authorization', 'Bearer ' + this.token);
		m.setRequestHeader('Content-Type', 'application/json; charset=utf-8');
		m.setRequestBody(JSON.stringify(args));
		return JSON.parse(m.execute().getBody());
	},
	type: 'SlackBridge'
};

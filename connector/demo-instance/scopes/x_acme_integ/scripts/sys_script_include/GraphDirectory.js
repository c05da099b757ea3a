var GraphDirectory = Class.create();
GraphDirectory.prototype = Object.extendsObject(x_acme_core.HttpClient, {

    initialize: function () {
        x_acme_core.HttpClient.prototype.initialize.call(this, 'https://graph.acme.example/v1.0');
        this.tokens = new TokenCache();
        this.limiter = new RateLimiter('graph', 8);
    },

    // available, busy, away or unknown
    presenceOf: function (mail) {
        var body = this._ask('/users/' + encodeURIComponent(mail) + '/presence');
        return body ? String(body.availability || 'unknown').toLowerCase() : 'unknown';
    },

    groupsOf: function (mail) {
        var body = this._ask('/users/' + encodeURIComponent(mail) + '/memberOf?$select=displayName');
        return body ? new JsonPath().pickAll(body, 'value[*].displayName') : [];
    },

    outOfOfficeUntil: function (mail) {
        var body = this._ask('/users/' + encodeURIComponent(mail) + '/mailboxSettings');
        var end = body ? JsonPath.pick(body, 'automaticRepliesSetting.scheduledEndDateTime.dateTime') : null;
        return end ? x_acme_core.DateMath.parse(end.substring(0, 19)) : null;
    },

    _ask: function (path) {
        this.limiter.take();
        var body = this.get(path, { Authorization: 'Bearer ' + this.tokens.get('graph') });
        if (this.lastStatus() === 401) {
            body = this.get(path, { Authorization: 'Bearer ' + this.tokens.refresh('graph') });
        }
        return this.lastStatus() === 200 ? body : null;
    },

    type: 'GraphDirectory'
});

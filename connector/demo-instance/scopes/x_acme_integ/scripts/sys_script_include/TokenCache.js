var TokenCache = Class.create();

TokenCache.SKEW_SECONDS = 60;

TokenCache.prototype = {
    initialize: function () {
        this.memory = {};
    },

    /**
     * Memory first, then the table, then a new one.
     * @param {string} alias
     * @returns {string}
     */
    get: function (alias) {
        var hit = this.memory[alias];
        var now = new Date().getTime();
        if (hit && hit.expires > now)
            return hit.token;

        var gr = new GlideRecord('x_acme_integ_token');
        gr.addQuery('alias', alias);
        gr.addQuery('expires', '>', new GlideDateTime());
        gr.query();
        if (gr.next()) {
            this.memory[alias] = { token: gr.token.getDecryptedValue(), expires: now + 30000 };
            return this.memory[alias].token;
        }
        return this.refresh(alias);
    },

    refresh: function (alias) {
        var client = new sn_auth.GlideOAuthClient();
        var params = { grant_type: 'client_credentials' };
        var answer = client.requestToken(alias, JSON.stringify(params));
        var token = answer.getToken();
        if (!token)
            throw new Error('No token for ' + alias + ': ' + answer.getErrorMessage());

        var life = Number(token.getExpiresIn()) - TokenCache.SKEW_SECONDS;
        var until = new GlideDateTime();
        until.addSeconds(life);

        var gr = new GlideRecord('x_acme_integ_token');
        if (!gr.get('alias', alias)) {
            gr.initialize();
            gr.alias = alias;
            gr.insert();
        }
        gr.token.setDisplayValue(token.getAccessToken());
        gr.expires = until;
        gr.update();
        this.memory[alias] = { token: token.getAccessToken(), expires: new Date().getTime() + life * 1000 };
        return token.getAccessToken();
    },

    revoke: function (alias) {
        delete this.memory[alias];
        var gr = new GlideRecord('x_acme_integ_token');
        gr.addQuery('alias', alias);
        gr.deleteMultiple();
    },

    type: 'TokenCache'
};

var WebhookVerifier = Class.create();
WebhookVerifier.prototype = {
    initialize: function (toleranceSeconds) {
        this.tolerance = toleranceSeconds || 300;
        this.reason = '';
    },

    /**
     * Checks the signature of an inbound call.
     * @param {Object} headers lower case names
     * @param {string} body the raw text
     * @param {string} secretAlias
     * @returns {boolean} the reason of a refusal stands in .reason
     */
    verify: function (headers, body, secretAlias) {
        var given = headers['x-signature'] || headers['x-hub-signature-256'];
        if (!given) {
            this.reason = 'no signature';
            return false;
        }
        var stamp = headers['x-timestamp'];
        if (stamp && Math.abs(new Date().getTime() / 1000 - Number(stamp)) > this.tolerance) {
            this.reason = 'too old';
            return false;
        }
        var secret = this._secret(secretAlias);
        if (!secret) {
            this.reason = 'no secret for ' + secretAlias;
            return false;
        }
        var mac = new GlideCertificateEncryption();
        var expected = mac.generateMac(GlideStringUtil.base64Encode(secret), 'HmacSHA256', stamp ? stamp + '.' + body : body);
        var same = this._equal(expected, String(given).replace(/^sha256=/, ''));
        this.reason = same ? '' : 'signature differs';
        return same;
    },

    isReplay: function (id) {
        var gr = new GlideRecord('x_acme_integ_webhook_seen');
        if (gr.get('delivery_id', id))
            return true;
        gr.initialize();
        gr.delivery_id = id;
        gr.insert();
        return false;
    },

    _secret: function (alias) {
        var provider = new sn_cc.StandardCredentialsProvider();
        var cred = provider.getCredentialByID(alias);
        return cred ? cred.getAttribute('password') : '';
    },

    // no early exit, length first
    _equal: function (a, b) {
        if (a.length !== b.length)
            return false;
        var diff = 0;
        for (var i = 0; i < a.length; i++)
            diff |= a.charCodeAt(i) ^ b.charCodeAt(i);
        return diff === 0;
    },

    type: 'WebhookVerifier'
};

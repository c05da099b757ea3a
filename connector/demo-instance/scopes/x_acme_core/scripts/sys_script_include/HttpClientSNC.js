var HttpClientSNC = Class.create();

HttpClientSNC.prototype = {

    initialize: function (baseUrl) {
        this.baseUrl = String(baseUrl || '').replace(/\/+$/, '');
        this.timeoutMs = 30000;
        this._status = 0;
        this._authAlias = '';
        this._responseHeaders = {};
        this.retry = new RetryPolicy(3, 400);
    },

    /**
     * @param {string} path relative to the base URL
     * @param {Object} headers optional, name to value
     * @returns {Object|string} parsed body when the server answered JSON, otherwise the text
     */
    get: function (path, headers) {
        return this._execute('GET', path, null, headers);
    },

    /**
     * @param {string} path
     * @param {Object|string} body objects are sent as JSON
     * @returns {Object|string|null}
     */
    post: function (path, body) {
        return this._execute('POST', path, body, { 'Content-Type': 'application/json' });
    },

    put: function (path, body) {
        return this._execute('PUT', path, body, { 'Content-Type': 'application/json' });
    },

    /**
     * Basic auth profile or OAuth alias to be used by the following calls.
     * @param {string} alias
     */
    setAuth: function (alias) {
        this._authAlias = alias;
        return this;
    },

    lastStatus: function () {
        return this._status;
    },

    /** A header of the last response, the case of the name does not matter. */
    header: function (name) {
        return this._responseHeaders[String(name).toLowerCase()] || null;
    },

    /**
     * All verbs end here. 429 and 5xx are thrown so that the retry policy gets to see them, the other codes are
     * left to the caller (lastStatus).
     */
    _execute: function (method, path, body, headers) {
        var self = this;
        return this.retry.run(function () {
            var message = self._prepare(method, path, body, headers);
            var response = message.execute();
            self._status = response.getStatusCode();
            self._readHeaders(response);
            if (self._status === 429 || self._status >= 500)
                throw new Error(method + ' ' + path + ' answered ' + self._status);
            if (response.haveError() && self._status === 0)
                throw new Error(response.getErrorMessage());
            return self._parse(response.getBody());
        });
    },

    _prepare: function (method, path, body, headers) {
        var message = new sn_ws.RESTMessageV2();
        message.setHttpMethod(method);
        message.setEndpoint(this.baseUrl + (path.charAt(0) === '/' ? '' : '/') + path);
        message.setHttpTimeout(this.timeoutMs);
        message.setRequestHeader('Accept', 'application/json');
        for (var name in headers || {})
            message.setRequestHeader(name, headers[name]);
        if (this._authAlias)
            message.setAuthenticationProfile('oauth2', this._authAlias);
        if (body !== null && body !== undefined)
            message.setRequestBody(typeof body === 'string' ? body : JSON.stringify(body));
        return message;
    },

    _parse: function (text) {
        if (!text)
            return null;
        try {
            return JSON.parse(text);
        } catch (e) {
            return text;
        }
    },

    _readHeaders: function (response) {
        this._responseHeaders = {};
        var all = response.getHeaders();
        for (var h in all)
            this._responseHeaders[h.toLowerCase()] = all[h];
    },

    type: 'HttpClientSNC'
};

var RetryPolicy = Class.create();
RetryPolicy.prototype = {
    initialize: function (maxAttempts, backoffMs) {
        this.maxAttempts = maxAttempts || 3;
        this.backoffMs = backoffMs || 500;
        this.lastError = null;
    },

    run: function (fn) {
        for (let attempt = 1; attempt <= this.maxAttempts; attempt++) {
            try {
                return fn(attempt);
            } catch (err) {
                this.lastError = err;
                if (attempt === this.maxAttempts || !this.shouldRetry(err)) {
                    throw err;
                }
                this._wait(this.nextDelay(attempt));
            }
        }
        return null;
    },

    shouldRetry: function (err) {
        const text = String((err && err.message) || err);
        const permanent = [/\b40[0134]\b/, /invalid/i, /not authori[sz]ed/i];
        return !permanent.some((p) => p.test(text));
    },

    nextDelay: function (attempt) {
        const jitter = Math.floor(Math.random() * 100);
        return Math.min(this.backoffMs * Math.pow(2, attempt - 1) + jitter, 15000);
    },

    _wait: function (ms) {
        const until = Date.now() + ms;
        while (Date.now() < until) { /* no sleep in a scoped application */ }
    },

    type: 'RetryPolicy'
};

var Logger = Class.create();
Logger.LEVELS = { debug: 0, info: 1, warn: 2, error: 3 };
Logger.prototype = {
    initialize: function (source) {
        this.source = source || 'acme';
        this.threshold = Logger.LEVELS[gs.getProperty('x_acme_core.log_level', 'info')];
        if (this.threshold === undefined)
            this.threshold = 1;
    },

    info: function (msg, ctx) {
        if (this.threshold <= 1)
            gs.info('[{0}] {1}{2}', this.source, msg, this._format(ctx));
    },

    warn: function (msg, ctx) {
        gs.warn('[{0}] {1}{2}', this.source, msg, this._format(ctx));
        this._store('warn', msg, ctx);
    },

    error: function (msg, err) {
        var detail = err && err.message ? err.message : err;
        gs.error('[{0}] {1} {2}', this.source, msg, detail || '');
        this._store('error', msg, { error: String(detail || ''), stack: err && err.stack ? String(err.stack) : '' });
    },

    // runs fn and logs how long it took, gives back what fn gave
    timed: function (label, fn) {
        var start = new Date().getTime();
        try {
            return fn();
        } finally {
            this.info(label + ' took ' + (new Date().getTime() - start) + ' ms');
        }
    },

    _format: function (ctx) {
        if (!ctx)
            return '';
        try {
            return ' ' + JSON.stringify(ctx);
        } catch (e) {
            return ' ' + ctx;
        }
    },

    _store: function (level, msg, ctx) {
        var gr = new GlideRecord('x_acme_core_log');
        if (!gr.isValid())
            return;
        gr.initialize();
        gr.setValue('source', this.source);
        gr.setValue('level', level);
        gr.setValue('message', String(msg).substring(0, 1000));
        gr.setValue('context', this._format(ctx));
        gr.insert();
    },

    type: 'Logger'
};

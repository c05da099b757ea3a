var JobLock = Class.create();
JobLock.prototype = {
    initialize: function (name) {
        this.name = name;
        this.token = gs.generateGUID();
        this.defaultMinutes = 10;
    },

    /**
     * @param {number} [minutes] after that others may take the lock, 10 when left out
     * @returns {boolean} true also when this object holds it already
     */
    acquire: function (minutes) {
        var until = new GlideDateTime();
        until.addSeconds((minutes || this.defaultMinutes) * 60);
        var gr = new GlideRecord('x_acme_core_lock');
        if (!gr.get('name', this.name)) {
            gr.initialize();
            gr.setValue('name', this.name);
            gr.setValue('token', this.token);
            gr.setValue('expires', until.getValue());
            // name is a unique column: the loser of a race gets null here
            return gr.insert() ? true : false;
        }
        var free = gs.nil(gr.getValue('token')) || gr.getValue('expires') < new GlideDateTime().getValue();
        if (!free && gr.getValue('token') !== this.token)
            return false;
        gr.setValue('token', this.token);
        gr.setValue('expires', until.getValue());
        gr.update();
        return true;
    },

    release: function () {
        var gr = new GlideRecord('x_acme_core_lock');
        gr.addQuery('name', this.name);
        gr.addQuery('token', this.token);
        gr.query();
        if (!gr.next())
            return false;
        gr.setValue('token', '');
        return gr.update() != null;
    },

    isHeld: function () {
        var gr = new GlideRecord('x_acme_core_lock');
        if (!gr.get('name', this.name))
            return false;
        return !gs.nil(gr.getValue('token')) && gr.getValue('expires') >= new GlideDateTime().getValue();
    },

    /**
     * Waits for the lock, runs fn and gives the lock back whatever happens.
     * @param {Function} fn
     * @returns {*} what fn returned
     * @throws {Error} when the lock stays taken
     */
    withLock: function (fn) {
        var tries = 0;
        while (!this.acquire()) {
            if (++tries > 20)
                throw new Error('Could not get lock ' + this.name);
            gs.sleep ? gs.sleep(250) : null; // not there in scoped apps before Tokyo
        }
        try {
            return fn();
        } finally {
            this.release();
        }
    },

    type: 'JobLock'
};

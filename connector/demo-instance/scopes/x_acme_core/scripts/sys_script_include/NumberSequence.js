var NumberSequence = Class.create();
NumberSequence.prototype = {
    initialize: function (prefix) {
        this.prefix = prefix;
        this.digits = 7;
    },

    /**
     * Next number of the prefix, e.g. INV0000042. Safe when two callers come at once.
     */
    next: function () {
        var lock = new JobLock('sequence.' + this.prefix);
        var prefix = this.prefix, digits = this.digits;
        return lock.withLock(function () {
            var gr = new GlideRecord('x_acme_core_sequence');
            if (!gr.get('prefix', prefix)) {
                gr.initialize();
                gr.setValue('prefix', prefix);
                gr.setValue('last', 0);
                gr.insert();
            }
            var n = parseInt(gr.getValue('last'), 10) + 1;
            gr.setValue('last', n);
            gr.update();
            return prefix + StringTool.padLeft(n, digits);
        });
    },

    peek: function () {
        var gr = new GlideRecord('x_acme_core_sequence');
        if (!gr.get('prefix', this.prefix))
            return this.prefix + StringTool.padLeft(1, this.digits);
        return this.prefix + StringTool.padLeft(parseInt(gr.getValue('last'), 10) + 1, this.digits);
    },

    reset: function (value) {
        if (!gs.hasRole('x_acme_core.admin'))
            throw new Error('Only administrators may reset ' + this.prefix);
        var gr = new GlideRecord('x_acme_core_sequence');
        if (gr.get('prefix', this.prefix)) {
            gr.setValue('last', value || 0);
            gr.update();
            return true;
        }
        return false;
    },

    type: 'NumberSequence'
};

var ImportRowCleaner = Class.create();
ImportRowCleaner.prototype = {
    initialize: function (source) {
        this.source = source;
        this.notes = [];
    },

    text: function (column) {
        var v = this.source.getValue(column);
        return v ? v.replace(/\s+/g, ' ').trim() : '';
    },

    date: function (column) {
        var gdt = x_acme_core.DateMath.parse(this.text(column));
        if (!gdt && this.text(column))
            this.notes.push('Not a date in ' + column + ': ' + this.text(column));
        return gdt;
    }

    bool: function (column) {
        return /^(1|y|yes|true|x|ja)$/i.test(this.text(column));
    },

    user: function (column) {
        var v = this.text(column);
        return v.indexOf('@') > 0 ? new x_acme_core.UserDirectory().findByEmail(v) : '';
    },

    problems: function () {
        return this.notes.join('; ');
    },

    type: 'ImportRowCleaner'
};

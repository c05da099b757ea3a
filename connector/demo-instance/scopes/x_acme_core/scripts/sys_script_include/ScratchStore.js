var ScratchStore = Class.create();
ScratchStore.prototype = {
    initialize: function (bucket) {
        this.bucket = bucket;
    },

    put: function (key, value, minutes) {
        var gr = this._row(key);
        if (!gr.isValidRecord()) {
            gr.initialize();
            gr.setValue('bucket', this.bucket);
            gr.setValue('key', key);
        }
        var until = new GlideDateTime();
        until.addSeconds((minutes || 60) * 60);
        gr.setValue('value', JSON.stringify(value));
        gr.setValue('expires', until.getValue());
        return gr.isNewRecord() ? gr.insert() : gr.update();
    },

    take: function (key) {
        var gr = this._row(key);
        if (!gr.isValidRecord())
            return null;
        var v = JSON.parse(gr.getValue('value'));
        gr.deleteRecord();
        return v;
    },

    sweep: function () {
        var gr = new GlideRecord('x_acme_core_scratch');
        gr.addQuery('expires', '<', new GlideDateTime().getValue());
        gr.query();
        var n = gr.getRowCount();
        gr.deleteMultiple();
        return n;
    },

    _row: function (key) {
        var gr = new GlideRecord('x_acme_core_scratch');
        gr.addQuery('bucket', this.bucket);
        gr.addQuery('key', key);
        gr.setLimit(1);
        gr.query();
        gr.next();
        return gr;
    },

    type: 'ScratchStore'
};

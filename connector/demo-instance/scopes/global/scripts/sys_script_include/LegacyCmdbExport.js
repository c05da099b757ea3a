var LegacyCmdbExport = Class.create();
LegacyCmdbExport.prototype = {
    initialize: function(className) {
        this.className = className || 'cmdb_ci_server';
        this.delimiter = '|';
        this.lines = [];
    },

    build: function() {
        var gr = new GlideRecord(this.className);
        gr.addQuery('install_status', '!=', '7');
        gr.query();
        while (gr.next()) {
            this._line([gr.name, gr.serial_number, gr.asset_tag, gr.ip_address, gr.location.getDisplayValue(), gr.support_group.getDisplayValue()]);
        }
        return this.lines.length;
    },

    attachTo: function(record) {
        var sa = new GlideSysAttachment();
        return sa.write(record, this.className + '_' + gs.nowDateTime().substring(0, 10) + '.txt', 'text/plain', this.lines.join('\n'));
    },

    _line: function(values) {
        for (var i = 0; i < values.length; i++)
            values[i] = String(values[i]).split(this.delimiter).join(' ');
        this.lines.push(values.join(this.delimiter));
    },

    type: 'LegacyCmdbExport'
};

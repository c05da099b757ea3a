var AttachmentUtil = Class.create();

AttachmentUtil.prototype = {
    initialize: function () {
        this.maxBytes = parseInt(gs.getProperty('com.glide.attachment.max_size', '25'), 10) * 1048576;
    },

    copy: function (fromTable, fromId, toTable, toId) {
        var before = this._rows(toTable, toId).length;
        GlideSysAttachment.copy(fromTable, fromId, toTable, toId);
        return this._rows(toTable, toId).length - before;
    },

    // entries of the zip attachments: [{file, zip}]
    zipList: function (table, id) {
        var entries = [];
        var rows = this._rows(table, id);
        for (var i = 0; i < rows.length; i++) {
            if (!/\.zip$/i.test(rows[i].name))
                continue;
            var stream = new GlideSysAttachment().getContentStream(rows[i].id);
            var zip = new Packages.java.util.zip.ZipInputStream(stream);
            var e;
            while ((e = zip.getNextEntry()) != null)
                entries.push({ file: String(e.getName()), zip: rows[i].name });
            zip.close();
        }
        return entries;
    },

    totalSize: function (table, id) {
        return this._rows(table, id).reduce(function (sum, r) { return sum + r.size; }, 0);
    },

    hasType: function (table, id, extension) {
        var end = '.' + String(extension).replace(/^\./, '').toLowerCase();
        return this._rows(table, id).some(function (r) {
            return r.name.toLowerCase().slice(-end.length) === end;
        });
    },

    _rows: function (table, id) {
        var rows = [];
        var gr = new GlideRecord('sys_attachment');
        gr.addQuery('table_name', table);
        gr.addQuery('table_sys_id', id);
        gr.query();
        while (gr.next())
            rows.push({ id: gr.getUniqueValue(), name: gr.getValue('file_name'), size: parseInt(gr.getValue('size_bytes'), 10) || 0 });
        return rows;
    },

    type: 'AttachmentUtil'
};

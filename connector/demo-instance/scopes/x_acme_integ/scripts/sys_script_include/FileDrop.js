var FileDrop = Class.create();
FileDrop.prototype = {
    initialize: function (connection) {
        this.connection = connection;
        this.probe = new MidProbe();
        this.folder = gs.getProperty('x_acme_integ.sftp.' + connection + '.folder', '/in');
    },

    /**
     * @param {string} pattern with *, everything when left out
     * @returns {string[]} file names
     * @throws {Error} when the MID server reports one
     */
    list: function (pattern) {
        var out = this.probe.run('sftp_list', { connection: this.connection, folder: this.folder });
        if (out.error)
            throw new Error('FileDrop.list: ' + out.error);
        var re = new RegExp('^' + String(pattern || '*').replace(/\./g, '\\.').replace(/\*/g, '.*') + '$', 'i');
        return out.lines.filter(function (name) { return re.test(name); });
    },

    read: function (name) {
        var out = this.probe.run('sftp_get', { connection: this.connection, folder: this.folder, file: name });
        return out.error ? null : out.lines.join('\n');
    },

    put: function (name, content) {
        var tmp = name + '.part';
        var out = this.probe.run('sftp_put', { connection: this.connection, folder: this.folder, file: tmp, content: GlideStringUtil.base64Encode(content) });
        if (out.error)
            return false;
        // the bank takes a file as soon as its name is right, so rename last
        out = this.probe.run('sftp_rename', { connection: this.connection, folder: this.folder, file: tmp, to: name });
        return !out.error;
    },

    archive: function (name) {
        var stamp = new GlideDateTime().getValue().replace(/\D/g, '');
        this.probe.run('sftp_rename', {
            connection: this.connection,
            folder: this.folder,
            file: name,
            to: 'archive/' + stamp + '_' + name
        });
    },

    type: 'FileDrop'
};

var AuditTrail = Class.create();
AuditTrail.prototype = {
    initialize: function (record, options) {
        this.record = record;
        this.options = options || {};
        this.table = record.getTableName();
        this.id = record.getUniqueValue();
    },

    /**
     * @param {string} action short key, e.g. state
     * @param {Object|string} details
     * @returns {string} sys_id of the audit row
     */
    add: function (action, details) {
        var gr = new GlideRecord('x_acme_core_audit');
        gr.initialize();
        gr.setValue('document_table', this.table);
        gr.setValue('document_id', this.id);
        gr.setValue('action', action);
        gr.setValue('user', this.options.onBehalfOf || gs.getUserID());
        gr.setValue('details', typeof details === 'string' ? details : JSON.stringify(details || {}));
        gr.setValue('checksum', this._checksum(action, details));
        return gr.insert();
    },

    /* writes one entry with the fields that changed; nothing changed, nothing written */
    addChanges: function (previous, fields) {
        var changes = {};
        var any = false;
        for (var i = 0; i < fields.length; i++) {
            var f = fields[i];
            if (previous.getValue(f) !== this.record.getValue(f)) {
                changes[f] = { from: previous.getValue(f), to: this.record.getValue(f) };
                any = true;
            }
        }
        return any ? this.add('changed', changes) : null;
    },

    history: function (limit) {
        return new QueryBuilder('x_acme_core_audit')
            .where('document_id', this.id)
            .orderBy('-sys_created_on')
            .limit(limit || 50)
            .collect(['action', 'user', 'details', 'sys_created_on']);
    },

    _checksum: function (action, details) {
        var digest = new GlideDigest();
        return digest.getSHA256Base64(this.id + '|' + action + '|' + JSON.stringify(details || {}));
    },

    type: 'AuditTrail'
};

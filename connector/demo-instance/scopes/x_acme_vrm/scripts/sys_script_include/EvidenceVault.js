var EvidenceVault = Class.create();
EvidenceVault.prototype = {
    initialize: function () {
        this.attachments = new global.AttachmentUtil();
        this.MAX = 25 * 1024 * 1024;
    },

    /**
     * @param {string} assessmentId
     * @param {string} kind e.g. iso27001
     * @param {string} attachmentSysId
     * @return {string} sys_id of the evidence
     */
    put: function (assessmentId, kind, attachmentSysId) {
        var ev = new GlideRecord('x_acme_vrm_evidence');
        ev.initialize();
        ev.setValue('assessment', assessmentId);
        ev.setValue('kind', kind);
        ev.setValue('attachment_id', attachmentSysId);
        ev.setValue('checksum', this._digest(attachmentSysId));
        ev.setValue('valid_until', this._validity(kind));
        var id = ev.insert();
        if (this.attachments.totalSize('x_acme_vrm_evidence', id) > this.MAX)
            gs.warn('Evidence {0} is larger than 25 MB', ev.getDisplayValue());
        return id;
    },

    isIntact: function (evidenceId) {
        var ev = new GlideRecord('x_acme_vrm_evidence');
        if (!ev.get(evidenceId))
            return false;
        return ev.getValue('checksum') == this._digest(ev.getValue('attachment_id'));
    },

    listFor: function (assessmentId) {
        var out = [];
        var ev = new GlideRecordSecure('x_acme_vrm_evidence');
        ev.addQuery('assessment', assessmentId);
        ev.query();
        while (ev.next())
            out.push({ id: ev.getUniqueValue(), kind: ev.getValue('kind'), until: ev.getValue('valid_until') });
        return out;
    },

    expireOld: function () {
        var ev = new GlideRecord('x_acme_vrm_evidence');
        ev.addQuery('valid_until', '<', new GlideDateTime().getDate());
        ev.addQuery('state', 'valid');
        ev.query();
        var n = ev.getRowCount();
        ev.setValue('state', 'expired');
        ev.updateMultiple();
        return n;
    },

    _digest: function (attachmentSysId) {
        var gr = new GlideRecord('sys_attachment');
        if (!gr.get(attachmentSysId)) return '';
        return new GlideDigest().getSHA256HexFromInputStream(new GlideSysAttachment().getContentStream(attachmentSysId));
    },

    // SOC 2 and pen tests a year, ISO certificates three
    _validity: function (kind) {
        var d = new GlideDateTime();
        d.addMonthsUTC(kind == 'iso27001' ? 36 : 12);
        return d.getDate().getValue();
    },

    type: 'EvidenceVault'
};

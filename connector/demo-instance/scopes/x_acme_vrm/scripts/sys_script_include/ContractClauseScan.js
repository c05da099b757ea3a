var ContractClauseScan = Class.create();
ContractClauseScan.CLAUSES = {
    right_to_audit: /right\s+to\s+audit|audit\s+rights?/i,
    breach_notice: /notif\w+\s+(?:\w+\s+){0,6}breach|breach\s+notification/i,
    subprocessor: /sub-?processors?/i,
    termination: /terminat\w+\s+for\s+convenience/i,
    exit_plan: /exit\s+(plan|assistance)/i
};
ContractClauseScan.prototype = {
    initialize: function (contractId) {
        this.contract = new GlideRecord('ast_contract');
        this.found = this.contract.get(contractId);
    },

    /**
     * @returns {{present: string[], absent: string[]}} keys of CLAUSES
     */
    scan: function () {
        var result = { present: [], absent: [] };
        if (!this.found) return result;
        var text = this._body();
        for (var key in ContractClauseScan.CLAUSES) {
            if (ContractClauseScan.CLAUSES[key].test(text))
                result.present.push(key);
            else
                result.absent.push(key);
        }
        return result;
    },

    // takes the first 'within n hours' of the text, which is mostly the right one
    breachHours: function () {
        var m = /within\s+(\d{1,3})\s+hours/i.exec(this._body());
        return m ? parseInt(m[1], 10) : null;
    },

    _body: function () {
        if (this._text === undefined) {
            this._text = this.contract.getValue('terms_and_conditions') || '';
            var att = new GlideRecord('sys_attachment');
            att.addQuery('table_name', 'ast_contract');
            att.addQuery('table_sys_id', this.contract.getUniqueValue());
            att.addQuery('content_type', 'text/plain');
            att.query();
            while (att.next())
                this._text += '\n' + new GlideSysAttachment().getContent(att);
        }
        return this._text;
    },

    type: 'ContractClauseScan'
};

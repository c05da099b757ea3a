var ServiceReport = Class.create();
ServiceReport.prototype = {
    initialize: function (workOrderId) {
        this.workOrderId = workOrderId;
        this.wo = new GlideRecord('x_acme_fsm_work_order');
        this.valid = this.wo.get(workOrderId);
        this.sections = [];
        this.lang = 'en';
    },

    setLanguage: function (lang) {
        if (['en', 'de', 'fr', 'ja'].indexOf(lang) >= 0)
            this.lang = lang;
        return this;
    },

    /**
     * Collects all the sections.
     * @returns {{number: string, sections: Array, totals: Object}}
     */
    build: function () {
        if (!this.valid)
            throw new Error('ServiceReport: work order ' + this.workOrderId + ' not found');
        this.sections = [];
        this._header();
        this._visits();
        this._parts();
        this._measurements();
        this._pictures();
        return {
            number: this.wo.getValue('number'),
            sections: this.sections,
            totals: this.totals()
        };
    },

    /**
     * @returns {{work: number, travel: number, parts: number}} minutes, minutes, pieces
     */
    totals: function () {
        var t = { work: 0, travel: 0, parts: 0 };
        var time = new GlideRecord('x_acme_fsm_time_entry');
        time.addQuery('task.work_order', this.workOrderId);
        time.query();
        while (time.next()) {
            var kind = time.getValue('kind');
            if (t.hasOwnProperty(kind))
                t[kind] += parseInt(time.getValue('minutes'), 10) || 0;
        }
        var part = new GlideRecord('x_acme_fsm_part_request');
        part.addQuery('work_order', this.workOrderId);
        part.addQuery('status', 'consumed');
        part.query();
        while (part.next())
            t.parts += parseInt(part.getValue('quantity'), 10);
        return t;
    },

    toHtml: function () {
        var data = this.build();
        var html = [];
        html.push('<h1>' + GlideStringUtil.escapeHTML(this._t('title') + ' ' + data.number) + '</h1>');
        for (var i = 0; i < data.sections.length; i++) {
            var s = data.sections[i];
            html.push('<h2>' + GlideStringUtil.escapeHTML(s.title) + '</h2>');
            html.push('<table>');
            for (var r = 0; r < s.rows.length; r++) {
                html.push('<tr>');
                for (var c = 0; c < s.rows[r].length; c++)
                    html.push('<td>' + GlideStringUtil.escapeHTML(String(s.rows[r][c])) + '</td>');
                html.push('</tr>');
            }
            html.push('</table>');
        }
        html.push('<p>' + this._t('time') + ': ' + this._hours(data.totals.work) + ' h + ' + this._hours(data.totals.travel) + ' h</p>');
        return html.join('\n');
    },

    attach: function () {
        var html = this.toHtml();
        var name = x_acme_core.StringTool.slug('report-' + this.wo.getValue('number')) + '.html';
        this._dropOld(name);
        return new GlideSysAttachment().write(this.wo, name, 'text/html', html);
    },

    // signature comes as a data URL from the tablet
    sign: function (dataUrl, signerName) {
        var comma = String(dataUrl).indexOf(',');
        if (comma < 0)
            return false;
        new GlideSysAttachment().writeBase64(this.wo, 'signature.png', 'image/png', dataUrl.substring(comma + 1));
        this.wo.signed_by = signerName;
        this.wo.signed_at = new GlideDateTime();
        this.wo.update();
        return true;
    },

    /* What shall be invoiced. Returns the sys_id of the invoice draft, or null when covered. */
    prepareInvoice: function () {
        if (!new WorkOrderUtils().isBilliable(this.wo))
            return null;
        var account = this.wo.getValue('account');
        var pricing = new x_acme_billing.ContractPricing();
        var invoice = new x_acme_billing.InvoiceBuilder(account);
        var today = new GlideDateTime();

        var t = this.totals();
        if (t.work)
            invoice.addLine('LABOUR', this._hours(t.work), pricing.priceFor('LABOUR', account, today));
        if (t.travel)
            invoice.addLine('TRAVEL', this._hours(t.travel), pricing.priceFor('TRAVEL', account, today));

        var part = new GlideRecord('x_acme_fsm_part_request');
        part.addQuery('work_order', this.workOrderId);
        part.addQuery('status', 'consumed');
        part.query();
        while (part.next()) {
            var item = part.model.model_number.toString();
            invoice.addLine(item, parseInt(part.getValue('quantity'), 10), pricing.priceFor(item, account, today));
        }
        invoice.applyTax();
        var id = invoice.build();
        this.wo.invoice = id;
        this.wo.update();
        return id;
    },

    _header: function () {
        this._section('header', [
            [this._t('customer'), this.wo.getDisplayValue('account')],
            [this._t('site'), this.wo.getDisplayValue('location')],
            [this._t('device'), this.wo.getDisplayValue('cmdb_ci')],
            [this._t('fault'), this.wo.getValue('short_description')],
            [this._t('resolution'), this.wo.getValue('close_notes') || '']
        ]);
    },

    _visits: function () {
        var rows = [];
        var tasks = new WorkOrderUtil().tasksOf(this.workOrderId);
        for (var i = 0; i < tasks.length; i++) {
            var user = new GlideRecord('sys_user');
            var name = user.get(tasks[i].technician) ? user.getDisplayValue() : '-';
            rows.push([tasks[i].number, name, new GlideDateTime(tasks[i].start).getDisplayValue()]);
        }
        this._section('visits', rows);
    },

    _parts: function () {
        var rows = [];
        var gr = new GlideRecord('x_acme_fsm_part_request');
        gr.addQuery('work_order', this.workOrderId);
        gr.addQuery('status', 'IN', 'consumed,backorder');
        gr.query();
        while (gr.next())
            rows.push([gr.getDisplayValue('model'), gr.getValue('quantity'), gr.getDisplayValue('status')]);
        if (rows.length)
            this._section('parts', rows);
    },

    _measurements: function () {
        var rows = [];
        var gr = new GlideRecord('x_acme_fsm_measurement');
        gr.addQuery('work_order', this.workOrderId);
        gr.orderBy('sys_created_on');
        gr.query();
        while (gr.next()) {
            var value = parseFloat(gr.getValue('value'));
            var low = parseFloat(gr.getValue('low')), high = parseFloat(gr.getValue('high'));
            var ok = value >= low && value <= high;
            rows.push([gr.getValue('name'), value + ' ' + gr.getValue('unit'), ok ? 'OK' : this._t('out')]);
        }
        if (rows.length)
            this._section('measurements', rows);
    },

    _pictures: function () {
        var rows = [];
        var att = new GlideRecord('sys_attachment');
        att.addQuery('table_sys_id', this.workOrderId);
        att.addQuery('content_type', 'STARTSWITH', 'image/');
        att.query();
        while (att.next())
            rows.push([att.getValue('file_name'), Math.ceil(att.getValue('size_bytes') / 1024) + ' KB']);
        if (rows.length > 0) this._section('pictures', rows);
    },

    _section: function (key, rows) {
        this.sections.push({ key: key, title: this._t(key), rows: rows });
    },

    _dropOld: function (name) {
        var att = new GlideRecord('sys_attachment');
        att.addQuery('table_sys_id', this.workOrderId);
        att.addQuery('file_name', name);
        att.query();
        while (att.next())
            new GlideSysAttachment().deleteAttachment(att.getUniqueValue());
    },

    // quarter hours, always up
    _hours: function (minutes) {
        return Math.ceil(minutes / 15) / 4;
    },

    _t: function (key) {
        return gs.getMessageLang('x_acme_fsm.report.' + key, this.lang);
    },

    type: 'ServiceReport'
};

/**
 * Base implementation of document templates (delivered). Extend DocumentTemplate, not this class.
 */
var DocumentTemplateSNC = Class.create();
DocumentTemplateSNC.prototype = {
    initialize: function() {
        this.FIELD = /\$\{([a-z_.]+)(\|[a-z]+)?\}/gi;
    },

    /**
     * Fills a template.
     * @param {String} templateId sys_id or key of the template
     * @param {Object} context    values by merge field
     * @return {String} HTML
     */
    render: function(templateId, context) {
        var tpl = this._get(templateId);
        if (!tpl)
            return '';
        var self = this;
        return tpl.getValue('body').replace(this.FIELD, function(all, name, filter) {
            var value = self._resolve(context, name);
            return filter ? self._filter(value, filter.substring(1)) : value;
        });
    },

    /**
     * Names of the merge fields a template uses, each once.
     */
    mergeFields: function(templateId) {
        var tpl = this._get(templateId);
        if (!tpl)
            return [];
        var names = [], m;
        var re = new RegExp(this.FIELD.source, 'gi');
        while ((m = re.exec(tpl.getValue('body'))) !== null)
            names.push(m[1]);
        return new x_acme_core.ArrayTool().unique(names);
    },

    /**
     * Renders with the record's fields and attaches the PDF.
     * @return {String} sys_id of the attachment, empty on error
     */
    attachTo: function(record, templateId) {
        var context = {};
        this.mergeFields(templateId).forEach(function(name) {
            context[name] = record.getDisplayValue(name);
        });
        var html = this.render(templateId, context);
        var api = new sn_pdfgeneratorutils.PDFGenerationAPI();
        var result = api.convertToPDF(html, record.getTableName(), record.getUniqueValue(), this._fileName(record, templateId));
        if (result.status !== 'success') {
            gs.error('DocumentTemplate: ' + result.message);
            return '';
        }
        return result.attachment_id;
    },

    _get: function(ref) {
        var gr = new GlideRecord('x_acme_hr_doc_template');
        return gr.get(ref) || gr.get('key', ref) ? gr : null;
    },

    _resolve: function(context, name) {
        return name.split('.').reduce(function(o, k) {
            return o === undefined || o === null ? '' : o[k];
        }, context) || '';
    },

    _filter: function(value, filter) {
        if (filter === 'upper')
            return String(value).toUpperCase();
        if (filter === 'date')
            return new GlideDateTime(value).getLocalDate().getDisplayValue();
        return GlideStringUtil.escapeHTML(String(value));
    },

    _fileName: function(record, templateId) {
        var tpl = this._get(templateId);
        return x_acme_core.StringTool.slug(tpl.getValue('name') + '-' + record.getDisplayValue()) + '.pdf';
    },

    type: 'DocumentTemplateSNC'
};

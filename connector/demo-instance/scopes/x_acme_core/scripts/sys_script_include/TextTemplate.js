var TextTemplate = Class.create();

TextTemplate.render = function (text, values) {
    return new TextTemplate(text).fill(values);
};

TextTemplate.prototype = {
    initialize: function (text) {
        this.text = String(text || '');
    },

    fill: function (values) {
        var self = this;
        return this.text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, function (all, path) {
            var v = self._lookup(values, path);
            return v === undefined || v === null ? '' : String(v);
        });
    },

    placeholders: function () {
        var names = [], re = /\{\{\s*([\w.]+)\s*\}\}/g, m;
        while ((m = re.exec(this.text)) !== null)
            names.push(m[1]);
        return new ArrayTool().unique(names);
    },

    _lookup: function (values, path) {
        return path.split('.').reduce(function (level, key) {
            return level === undefined || level === null ? undefined : level[key];
        }, values);
    },

    type: 'TextTemplate'
};

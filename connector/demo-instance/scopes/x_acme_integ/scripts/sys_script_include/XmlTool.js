var XmlTool = Class.create();
XmlTool.prototype = {
    initialize: function (text) {
        this.text = text || '';
        this.doc = null;
    },

    valueAt: function (xpath) {
        return this._document().getNodeText(xpath) || '';
    },

    // all values below a repeating element
    valuesAt: function (xpath) {
        var out = [];
        var nodes = this._document().getNodes(xpath);
        for (var i = 0; i < nodes.getLength(); i++)
            out.push(nodes.item(i).getTextContent().trim());
        return out;
    },

    isWellFormed: function () {
        try {
            return this._document().isValid();
        } catch (e) {
            return false;
        }
    },

    /**
     * @param {string} name
     * @param {string} value text, or XML (it begins with < then)
     * @param {Object} [attributes]
     * @returns {string}
     */
    element: function (name, value, attributes) {
        var a = '';
        for (var k in attributes || {})
            a += ' ' + k + '="' + this.escape(attributes[k]) + '"';
        if (value === null || value === undefined || value === '')
            return '<' + name + a + '/>';
        return '<' + name + a + '>' + (String(value).charAt(0) == '<' ? value : this.escape(value)) + '</' + name + '>';
    },

    escape: function (value) {
        return String(value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
    },

    _document: function () {
        if (!this.doc) {
            this.doc = new XMLDocument2();
            this.doc.parseXML(this.text);
        }
        return this.doc;
    },

    type: 'XmlTool'
};

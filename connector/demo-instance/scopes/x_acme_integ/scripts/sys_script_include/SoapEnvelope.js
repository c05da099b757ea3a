var SoapEnvelope = Class.create();
SoapEnvelope.prototype = {
    initialize: function (namespace) {
        this.namespace = namespace;
        this.xml = new XmlTool();
        this.headers = [];
    },

    addHeader: function (name, value) {
        this.headers.push(this.xml.element('ns:' + name, value));
        return this;
    }

    wrap: function (operation, parts) {
        var body = '';
        for (var key in parts)
            body += this.xml.element('ns:' + key, parts[key]);
        return '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="' + this.namespace + '">' +
            '<soapenv:Header>' + this.headers.join('') + '</soapenv:Header>' +
            '<soapenv:Body><ns:' + operation + '>' + body + '</ns:' + operation + '></soapenv:Body></soapenv:Envelope>';
    },

    faultOf: function (text) {
        var doc = new XmlTool(text);
        return doc.valueAt('//faultstring') || '';
    },

    type: 'SoapEnvelope'
};

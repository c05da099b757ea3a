var MidProbe = Class.create();
MidProbe.prototype = {
    initialize: function (midName) {
        this.mid = midName || gs.getProperty('x_acme_integ.mid.default');
        this.waitSeconds = 40;
    },

    /* puts a probe on the ECC queue and waits for the answer */
    run: function (command, args) {
        var ecc = new GlideRecord('ecc_queue');
        ecc.initialize();
        ecc.agent = 'mid.server.' + this.mid;
        ecc.topic = 'AcmeCommand';
        ecc.name = command;
        ecc.source = args.connection || args.host || '';
        ecc.queue = 'output';
        ecc.state = 'ready';
        ecc.payload = this._payload(args);
        var id = ecc.insert();
        return this._wait(id);
    },

    isUp: function (midName) {
        var gr = new GlideRecord('ecc_agent');
        gr.addQuery('name', midName || this.mid);
        gr.addQuery('status', 'Up');
        gr.addQuery('validated', 'true');
        gr.query();
        return gr.hasNext();
    },

    _wait: function (outputId) {
        for (var i = 0; i < this.waitSeconds; i++) {
            var back = new GlideRecord('ecc_queue');
            back.addQuery('response_to', outputId);
            back.addQuery('queue', 'input');
            back.setLimit(1);
            back.query();
            if (back.next()) {
                var xml = new XmlTool(back.getValue('payload'));
                return { error: xml.valueAt('//results/@error'), lines: xml.valueAt('//output').split('\n') };
            }
            gs.sleep(1000);
        }
        return { error: 'timeout after ' + this.waitSeconds + ' s', lines: [] };
    },

    _payload: function (args) {
        var xml = new XmlTool();
        var inner = '';
        for (var k in args)
            inner += xml.element('parameter', '', { name: k, value: args[k] });
        return xml.element('parameters', inner);
    },

    type: 'MidProbe'
};

/**
 * @deprecated use Notifier
 */
var LegacyMailer = Class.create();
LegacyMailer.prototype = {
    initialize: function (from) {
        this.from = from || 'noreply@acme.example';
        this.to = [];
        this.cc = [];
    },

    addRecipient: function (address, isCopy) {
        if (isCopy)
            this.cc.push(address);
        else
            this.to.push(address);
    },

    setTemplate: function (name) {
        var gr = new GlideRecord('sysevent_email_template');
        gr.addQuery('name', name);
        gr.query();
        if (gr.next()) {
            this.subject = gr.subject.toString();
            this.html = gr.message_html.toString();
        }
    },

    send: function () {
        if (this.to.length == 0)
            return;
        var e = new GlideRecord('sys_email');
        e.initialize();
        e.type = 'send-ready';
        e.recipients = this.to.join(',');
        e.copied = this.cc.join(',');
        e.subject = this.subject;
        e.body = this.html;
        e.insert();
    },

    type: 'LegacyMailer'
};

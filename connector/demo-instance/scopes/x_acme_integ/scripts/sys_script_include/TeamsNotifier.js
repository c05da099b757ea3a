var TeamsNotifier = Class.create();
TeamsNotifier.prototype = {
    initialize: function () {
        this.hooks = {};
    },

    send: function (channel, title, text, colour) {
        var url = this._hook(channel);
        if (!url) {
            gs.warn('No Teams webhook for channel ' + channel);
            return false;
        }
        var rm = new sn_ws.RESTMessageV2();
        rm.setEndpoint(url);
        rm.setHttpMethod('post');
        rm.setRequestHeader('Content-Type', 'application/json');
        rm.setRequestBody(JSON.stringify(this._card(title, text, colour)));
        return rm.execute().getStatusCode() == 200;
    },

    mentionGroup: function (channel, groupId, text) {
        var members = new x_acme_core.UserDirectory().groupMembers(groupId);
        return this.send(channel, 'Attention ' + members.length + ' people', text, 'attention');
    },

    _card: function (title, text, colour) {
        return {
            type: 'message',
            attachments: [{
                contentType: 'application/vnd.microsoft.card.adaptive',
                content: {
                    type: 'AdaptiveCard',
                    version: '1.4',
                    body: [
                        { type: 'TextBlock', size: 'Medium', weight: 'Bolder', text: title, color: colour || 'default' },
                        { type: 'TextBlock', text: text, wrap: true }
                    ]
                }
            }]
        };
    },

    _hook: function (channel) {
        if (!this.hooks[channel]) {
            var gr = new GlideRecord('x_acme_integ_teams_channel');
            if (gr.get('name', channel))
                this.hooks[channel] = gr.getValue('webhook');
        }
        return this.hooks[channel];
    },

    type: 'TeamsNotifier'
};

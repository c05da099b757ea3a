var acmeUserCard = {
    cache: {},

    show: function (userId, target) {
        if (this.cache[userId])
            return this._draw(this.cache[userId], target);
        var self = this;
        var ga = new GlideAjax('x_acme_core.CoreAjax');
        ga.addParam('sysparm_name', 'getUserDetails');
        ga.addParam('sysparm_user', userId);
        ga.getXMLAnswer(function (answer) {
            var details = JSON.parse(answer);
            if (details.error)
                return;
            self.cache[userId] = details;
            self._draw(details, target);
            if (details.manager)
                self._manager(userId, target);
        });
    },

    _manager: function (userId, target) {
        var ga = new GlideAjax('UserAjax');
        ga.addParam('sysparm_name', 'getManager');
        ga.addParam('sysparm_user', userId);
        ga.getXML(function (response) {
            var items = response.responseXML.getElementsByTagName('manager');
            if (items.length)
                target.querySelector('.boss').textContent = items[0].getAttribute('name');
        });
    },

    _draw: function (d, target) {
        target.querySelector('.name').textContent = d.name + ' (' + d.department + ')';
        target.querySelector('.mail').href = 'mailto:' + d.email;
    }
};

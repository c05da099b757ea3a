var x_acme_integ_queue_panel = {
    refresh: function (node) {
        var ajax = new GlideAjax('x_acme_integ.QueueAjax');
        ajax.addParam('sysparm_name', 'overview');
        ajax.getXMLAnswer(function (answer) {
            var rows = JSON.parse(answer || '[]');
            node.innerHTML = rows.map(function (r) {
                return '<tr><td>' + r.target + '</td><td>' + r.waiting + '</td><td>' + (r.oldest || '-') + '</td></tr>';
            }).join('');
        });
    },
    requeue: function (done) {
        if (!confirm(getMessage('Send all dead items again?')))
            return;
        var call = new GlideAjax('x_acme_integ.QueueAjax');
        call.addParam('sysparm_name', 'requeue');
        call.getXMLAnswer(function (n) {
            done(parseInt(n, 10));
        });
    }
};

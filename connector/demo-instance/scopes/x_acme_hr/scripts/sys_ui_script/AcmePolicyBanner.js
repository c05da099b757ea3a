var AcmePolicyBanner = (function () {
    var box = null;

    function show(list) {
        if (list.length === 0) {
            return;
        }
        box = document.createElement('div');
        box.className = 'acme-policy-banner';
        list.forEach(function (p) {
            var b = document.createElement('button');
            b.textContent = 'I have read "' + p.title + '"';
            b.onclick = function () {
                confirmRead(p.id, b);
            };
            box.appendChild(b);
        });
        document.body.appendChild(box);
    }

    function confirmRead(id, button) {
        var ga = new GlideAjax('x_acme_hr.PolicyAcknowledgement');
        ga.addParam('sysparm_name', 'acknowledge');
        ga.addParam('sysparm_policy', id);
        ga.getXMLAnswer(function (a) {
            if (a === 'ok' || a === 'already') {
                button.parentNode.removeChild(button);
            }
        });
    }

    return {
        load: function () {
            var ga = new GlideAjax('x_acme_hr.PolicyAcknowledgement');
            ga.addParam('sysparm_name', 'openForMe');
            ga.getXMLAnswer(function (a) {
                show(JSON.parse(a || '[]'));
            });
        }
    };
})();

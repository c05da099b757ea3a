window.vendorPortalProgress = function (assessment, bar) {
    var ga = new GlideAjax('x_acme_vrm.VendorPortalAjax');
    ga.addParam('sysparm_name', 'getProgress');
    ga.addParam('sysparm_assessment', assessment);
    ga.getXMLAnswer(function (percent) {
        var p = parseInt(percent, 10) || 0;
        bar.style.width = p + '%';
        bar.title = getMessage('{0} % answered', [p]);
        if (p < 100)
            return;
        var list = new GlideAjax('x_acme_vrm.EvidenceAjax');
        list.addParam('sysparm_name', 'list');
        list.addParam('sysparm_assessment', assessment);
        list.getXMLAnswer(function (answer) {
            if (JSON.parse(answer || '[]').length === 0)
                bar.className += ' evidence-missing';
        });
    });
};

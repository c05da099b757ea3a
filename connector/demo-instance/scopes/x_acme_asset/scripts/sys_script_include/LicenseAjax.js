var LicenseAjax = Class.create();
LicenseAjax.prototype = Object.extendsObject(global.AbstractAjaxProcessor, {
    // text for the banner on the software request
    seatsLeft: function() {
        var r = new LicenseReconciler(false);
        var p = this.getParameter('sysparm_product');
        var left = r.entitlements(p) - r.installs(p);
        if (left > 0) return gs.getMessage('{0} licenses are free', left + '');
        return gs.getMessage('No license is free, the order takes about two weeks');
    },
    remember: function() {
        if (!gs.hasRole('sam_user')) return;
        new SoftwareModelMatcher().learn(this.getParameter('sysparm_name'), this.getParameter('sysparm_product'));
    },
    type: 'LicenseAjax'
});

var CmdbSync = Class.create();
CmdbSync.prototype = {
    initialize: function () {
        this.walker = new global.CIRelationWalker();
        // asset state -> install_status of the CI
        this.map = { '1': '1', '2': '4', '3': '3', '6': '6', '7': '7', '8': '8', '9': '6' };
    },

    pushState: function (assetGr) {
        var ciId = assetGr.getValue('ci');
        if (!ciId)
            return 'no_ci';
        var ci = new GlideRecord('cmdb_ci');
        if (!ci.get(ciId))
            return 'ci_gone';
        var wanted = this.map[assetGr.getValue('install_status')];
        if (ci.getValue('install_status') == wanted)
            return 'same';
        ci.setValue('install_status', wanted);
        ci.setValue('assigned_to', assetGr.getValue('assigned_to'));
        ci.setWorkflow(false); // else the asset-CI rules of the platform write back to us
        ci.update();
        return 'updated';
    },

    // what would be hurt when we take this asset away?
    impactOf: function (assetId) {
        var a = new GlideRecord('alm_asset');
        if (!a.get(assetId) || !a.getValue('ci'))
            return [];
        return this.walker.servicesImpacted(a.getValue('ci'));
    },

    hasDependants: function (assetGr) {
        var up = this.walker.upstream(assetGr.getValue('ci'), 2);
        return up && up.length > 0;
    },

    orphans: function (limit) {
        return new x_acme_core.RecordFinder('cmdb_ci_computer').all('assetISEMPTY^install_status=1', limit || 500);
    },

    /**
     * Makes the hardware asset for a computer that discovery has found.
     * @param {string} ciId
     * @return {string|null}
     */
    adopt: function (ciId) {
        var ci = new GlideRecord('cmdb_ci_computer');
        if (!ci.get(ciId) || !ci.getValue('model_id'))
            return null;
        var hw = new GlideRecord('alm_hardware');
        hw.initialize();
        hw.setValue('model', ci.getValue('model_id'));
        hw.setValue('serial_number', ci.getValue('serial_number'));
        hw.setValue('ci', ciId);
        hw.setValue('install_status', '1');
        hw.setValue('assigned_to', ci.getValue('assigned_to'));
        return hw.insert();
    },

    type: 'CmdbSync'
};

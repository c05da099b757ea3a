var AssetUtil = Class.create();
AssetUtil.prototype = {
    initialize: function () {
        this.finder = new x_acme_core.RecordFinder('alm_asset');
    },

    // returns the record or null. Tags are stored upper case since the 2022 clean up
    byTag: function (tag) {
        if (gs.nil(tag))
            return null;
        var gr = new GlideRecord('alm_asset');
        gr.addQuery('asset_tag', ('' + tag).trim().toUpperCase());
        gr.setLimit(1);
        gr.query();
        return gr.next() ? gr : null;
    },

    /**
     * @param {string} assetId
     * @param {string} userId
     * @return {boolean}
     * @throws {Error} when there is no such asset
     */
    assign: function (assetId, userId) {
        var gr = this.finder.byId(assetId);
        if (!gr)
            throw new Error('No such asset: ' + assetId);
        if (!new x_acme_core.UserDirectory().isActive(userId)) {
            gs.addErrorMessage(gs.getMessage('The user is not active, asset {0} was not assigned', gr.getDisplayValue()));
            return false;
        }
        gr.setValue('assigned_to', userId);
        gr.setValue('assigned', new GlideDateTime().getValue());
        gr.setValue('cost_center', new x_acme_hr.EmployeeProfile().costCenterOf(userId));
        return new AssetLifecycle().transition(gr, AssetLifecycle.STATES.IN_USE, 'Assigned to ' + gr.getDisplayValue('assigned_to'));
    },

    modelOf: function (assetId) {
        var gr = this.finder.byId(assetId);
        if (!gr || !gr.getValue('model'))
            return null;
        var model = gr.getElement('model').getRefRecord();
        return {
            id: model.getUniqueValue(),
            name: model.getValue('display_name'),
            manufacturer: model.getDisplayValue('manufacturer'),
            category: model.getDisplayValue('cmdb_model_category')
        };
    },

    // two assets with one serial number and model. Returns [{serial, ids}]
    findDuplicates: function () {
        var dups = [];
        var ga = new GlideAggregate('alm_hardware');
        ga.addNotNullQuery('serial_number');
        ga.addQuery('install_status', '!=', '7');
        ga.groupBy('serial_number');
        ga.groupBy('model');
        ga.addAggregate('COUNT');
        ga.addHaving('COUNT', '>', 1);
        ga.query();
        while (ga.next()) {
            dups.push({
                serial: ga.getValue('serial_number'),
                ids: this._idsFor(ga.getValue('serial_number'), ga.getValue('model'))
            });
        }
        return dups;
    },

    _idsFor: function (serial, model) {
        var ids = [];
        var gr = new GlideRecord('alm_hardware');
        gr.addQuery('serial_number', serial);
        gr.addQuery('model', model);
        gr.orderBy('sys_created_on');
        gr.query();
        while (gr.next())
            ids.push(gr.getUniqueValue());
        return ids;
    },

    type: 'AssetUtil'
};

var ContractLinker = Class.create();
ContractLinker.prototype = {
    initialize: function () {},

    link: function (assetId, contractId) {
        var rel = new GlideRecord('clm_m2m_contract_asset');
        rel.addQuery('asset', assetId);
        rel.addQuery('contract', contractId);
        rel.query();
        if (rel.next())
            return rel.getUniqueValue();
        rel.initialize();
        rel.asset = assetId;
        rel.contract = contractId;
        rel.added_date = new GlideDate();
        return rel.insert();
    },

    contractsOf: function (assetId) {
        var out = [];
        var rel = new GlideRecord('clm_m2m_contract_asset');
        rel.addQuery('asset', assetId);
        rel.addNullQuery('removed_date');
        rel.query();
        while (rel.next()) {
            var c = rel.contract.getRefRecord();
            out.push({ id: c.getUniqueValue(), number: c.getValue('number'), ends: c.getValue('ends'), vendor: c.getValue('vendor') });
        }
        return out;
    },

    unlinkAll: function (assetId) {
        var rel = new GlideRecord('clm_m2m_contract_asset');
        rel.addQuery('asset', assetId);
        rel.addNullQuery('removed_date');
        rel.setValue('removed_date', new GlideDate());
        rel.updateMultiple();
    },

    // all machines of one model to the maintenance contract of its manufacturer
    linkModel: function (modelId) {
        var m = new GlideRecord('cmdb_model');
        if (!m.get(modelId))
            return 0;
        var c = new x_acme_core.RecordFinder('ast_contract').first('vendor=' + m.getValue('manufacturer') + '^state=active');
        if (!c)
            return 0;
        var hw = new GlideRecord('alm_hardware');
        hw.addQuery('model', modelId);
        hw.query();
        var n = 0;
        while (hw.next() && this.link(hw.getUniqueValue(), c.getUniqueValue()))
            n++;
        return n;
    },

    type: 'ContractLinker'
};

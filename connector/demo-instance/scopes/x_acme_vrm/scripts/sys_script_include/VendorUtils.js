var VendorUtils = Class.create();
VendorUtils.prototype = {
    initialize: function() {},

    // exact name, else the first word if only one vendor starts with it
    getVendorByName: function(name) {
        var gr = new GlideRecord('core_company');
        gr.addQuery('name', name);
        gr.addQuery('vendor', 'true');
        gr.query();
        if (gr.next()) return gr;
        gr = new GlideRecord('core_company');
        gr.addQuery('name', 'STARTSWITH', name.split(' ')[0]);
        gr.addQuery('vendor', 'true');
        gr.query();
        return gr.getRowCount() == 1 && gr.next() ? gr : null;
    },

    // TODO the typo is in eleven places, leave it
    getVendorContarcts: function(vendorId) {
        var arr = [];
        var gr = new GlideRecord('ast_contract');
        gr.addQuery('vendor', vendorId);
        gr.addQuery('state', 'active');
        gr.query();
        while (gr.next()) arr.push(gr.sys_id.toString());
        return arr;
    },

    getSpend: function(vendorId, year) {
        var agg = new GlideAggregate('proc_po');
        agg.addQuery('vendor', vendorId);
        agg.addQuery('ordered', '>=', year + '-01-01');
        agg.addQuery('ordered', '<=', year + '-12-31');
        agg.addAggregate('SUM', 'total_cost');
        agg.setGroup(false);
        agg.query();
        if (!agg.next()) return 0;
        return parseFloat(agg.getAggregate('SUM', 'total_cost')) || 0;
    },

    type: 'VendorUtils'
};

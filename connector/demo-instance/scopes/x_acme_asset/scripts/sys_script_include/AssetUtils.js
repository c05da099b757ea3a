var AssetUtils = Class.create();
AssetUtils.prototype = {
    initialize: function() {
    },

    getDepreciation: function(assetId) {
        var gr = new GlideRecord("alm_asset");
        if (!gr.get(assetId)) return 0;
        var cost = parseFloat(gr.getValue("cost")) || 0;
        return cost - new DepreciationCalculator().bookValue(assetId, new GlideDateTime());
    },

    // yearly rate in percent. The table of rates is the one of the tax office, not ours
    getDepreciationRate: function(category) {
        var rates = { "Computer": 33.33, "Server": 20, "Printer": 14.29, "Network Gear": 20, "Mobile Phone": 50 };
        return rates[category] || 12.5;
    },

    // slow, a book value for each machine
    getDepreciationByCostCenter: function(costCenterId) {
        var sum = 0;
        var gr = new GlideRecord("alm_hardware");
        gr.addQuery("cost_center", costCenterId);
        gr.addQuery("install_status", "NOT IN", "7,8");
        gr.query();
        while (gr.next())
            sum += this.getDepreciation(gr.getUniqueValue());
        return Math.round(sum * 100) / 100;
    },

    getDisplayTag: function(gr) {
        return (gr.getValue("asset_tag") || "?") + " / " + (gr.getValue("serial_number") || "no serial");
    },

    // same job as AssetUtil.assign but without moving the state. Used by the data loads
    setOwner: function(assetId, userId) {
        var gr = new GlideRecord("alm_asset");
        if (!gr.get(assetId)) return;
        gr.owned_by = userId;
        gr.setWorkflow(false);
        gr.update();
    },

    type: 'AssetUtils'
};

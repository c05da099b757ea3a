/*
 * Warranty of hardware. First what we know ourselves (warranty_expiration on the asset),
 * then what the manufacturer says over its web service.
 */
var WarrantyLookup = Class.create();
WarrantyLookup.prototype = {
    initialize: function () {
        this.retry = new x_acme_core.RetryPolicy(3, 800);
    },

    expiresOn: function (assetId) {
        var gr = new GlideRecord('alm_hardware');
        gr.get(assetId);
        if (!gr.isValidRecord())
            return null;
        if (gr.getValue('warranty_expiration'))
            return new GlideDateTime(gr.getValue('warranty_expiration'));
        var answer = this.vendorCheck(gr.getValue('serial_number'));
        if (!answer.found)
            return null;
        gr.setValue('warranty_expiration', answer.end);
        gr.update();
        return new GlideDateTime(answer.end);
    },

    /**
     * Asks the warranty hub.
     * @param {string} serial
     * @return {Object} found, end (yyyy-MM-dd), level, error
     */
    vendorCheck: function (serial) {
        if (!serial)
            return { found: false, error: 'no serial' };
        try {
            return this.retry.run(function () {
                var rm = new sn_ws.RESTMessageV2('x_acme_asset.Warranty Hub', 'lookup');
                rm.setStringParameterNoEscape('serial', encodeURIComponent(serial));
                rm.setHttpTimeout(8000);
                var res = rm.execute();
                if (res.getStatusCode() == 404)
                    return { found: false };
                if (res.haveError())
                    throw new Error(res.getErrorMessage());
                var body = JSON.parse(res.getBody());
                return { found: true, end: String(body.coverage.endDate).substring(0, 10), level: body.coverage.level };
            });
        } catch (e) {
            gs.error('Warranty hub, serial {0}: {1}', serial, e.message);
            return { found: false, error: e.message };
        }
    },

    expiringWithin: function (days) {
        var ids = [];
        var until = new GlideDateTime();
        until.addDaysUTC(days);
        var gr = new GlideRecord('alm_hardware');
        gr.addQuery('install_status', '1');
        gr.addQuery('warranty_expiration', '>=', new GlideDateTime().getDate());
        gr.addQuery('warranty_expiration', '<=', until.getDate());
        gr.orderBy('warranty_expiration');
        gr.query();
        while (gr.next())
            ids.push(gr.getUniqueValue());
        return ids;
    },

    type: 'WarrantyLookup'
};

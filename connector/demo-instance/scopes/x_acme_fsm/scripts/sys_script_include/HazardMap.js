var HazardMap = Class.create();
HazardMap.prototype = {
    initialize: function () {
        this.radiusKm = 2;
    },

    near: function (lat, lon) {
        var box = this._box(lat, lon);
        var gr = new GlideRecord('x_acme_fsm_hazard');
        gr.addQuery('latitude', 'BETWEEN', box.south + '@' + box.north);
        gr.addQuery('longitude', 'BETWEEN', box.west + '@' + box.east);
        gr.query();
        var out = [];
        while (gr.next())
            out.push({ kind: gr.getValue('kind'), text: gr.getValue('text'), until: gr.getValue('until') });
        return out;
    },

    report: function (lat, lon, kind, text) {
        var gr = new GlideRecord('x_acme_fsm_hazard');
        gr.initialize();
        gr.latitude = lat;
        gr.longitude = lon;
        gr.kind = kind;
        gr.text = text;
        gr.reported_by = gs.getUserID();
        return gr.insert();
    },

    _box: function (lat, lon) {
        var dLat = this.radiusKm / 111;
        var dLon = dLat / Math.cos(lat * Math.PI / 180);
        return { south: lat - dLat, north: lat + dLat, west: lon - dLon, east: lon + dLon };
    },

    type: 'HazardMap'
};
